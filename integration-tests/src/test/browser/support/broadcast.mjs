/** A program that speaks WHIP, such as OBS: a page that sends its camera with what a host was given. */
export const onAir = (page, access) =>
  page.evaluate(async ({ server, token }) => {
    const pc = new RTCPeerConnection();
    const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    media.getTracks().forEach((track) => pc.addTransceiver(track, { direction: "sendonly" }));
    await pc.setLocalDescription();
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(server, { method: "POST", headers: { ...headers, "Content-Type": "application/sdp" }, body: pc.localDescription.sdp });
    if (answer.status !== 201) {
      throw new Error(`WHIP answered ${answer.status}: ${await answer.text()}`);
    }
    await pc.setRemoteDescription({ type: "answer", sdp: await answer.text() });
    window.endBroadcast = async () => {
      await fetch(new URL(answer.headers.get("Location"), server), { method: "DELETE", headers });
      pc.close();
    };
  }, access);

/** What a host gets for a program: `{server, token}`. */
export const access = (host) =>
  host.evaluate(async () => {
    const { path, token } = await window.meet.room.push("broadcast");
    return { server: new URL(path, location.href).href, token };
  });

/** How many pictures a viewer has seen. */
export const frames = (viewer) => viewer.evaluate(() => document.getElementById("broadcast").getVideoPlaybackQuality().totalVideoFrames);

/** Waits until a viewer's page plays. */
export const plays = (viewer) => viewer.locator('body[data-state="playing"]').waitFor({ timeout: 20_000 });
