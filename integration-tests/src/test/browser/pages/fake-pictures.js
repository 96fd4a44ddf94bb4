const SIZE = [640, 360];

function drawn(draw) {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIZE[0], height: SIZE[1] });
  const pen = canvas.getContext("2d");
  const track = canvas.captureStream(5).getVideoTracks()[0];
  // A stream of a canvas has pictures only while it is drawn on.
  const paint = () => draw(pen, ...SIZE);
  paint();
  const timer = setInterval(() => (track.readyState === "live" ? paint() : clearInterval(timer)), 200);
  return track;
}

function ellipse(pen, color, ...shape) {
  pen.fillStyle = color;
  pen.beginPath();
  pen.ellipse(...shape, 0, 0, 7);
  pen.fill();
}

/** Somebody before a wall. */
export const picture = (hue) =>
  drawn((pen, width, height) => {
    const wall = pen.createLinearGradient(0, 0, width, height);
    wall.addColorStop(0, `hsl(${hue} 30% 78%)`);
    wall.addColorStop(1, `hsl(${hue + 30} 32% 58%)`);
    pen.fillStyle = wall;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = `hsl(${hue} 25% 88%)`;
    pen.fillRect(width * 0.72, height * 0.1, width * 0.18, height * 0.36);
    ellipse(pen, `hsl(${hue + 180} 35% 38%)`, width / 2, height * 1.08, width * 0.23, height * 0.45);
    ellipse(pen, "hsl(22 35% 62%)", width / 2, height * 0.7, 34, 50);
    ellipse(pen, `hsl(${hue % 60} 30% 22%)`, width / 2, height * 0.42, 74, 88);
    ellipse(pen, "hsl(24 45% 70%)", width / 2, height * 0.48, 60, 76);
  });

/** What somebody shows: a chart. */
export const slides = () =>
  drawn((pen, width, height) => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = "#1c2333";
    pen.font = "600 26px system-ui";
    pen.fillText("Plan for the quarter", 48, 64);
    [0.3, 0.5, 0.42, 0.7, 0.62, 0.88].forEach((part, index) => {
      pen.fillStyle = index === 5 ? "#4f46e5" : "#c7c9f5";
      pen.fillRect(56 + index * 90, height - 50 - part * 210, 60, part * 210);
    });
  });
