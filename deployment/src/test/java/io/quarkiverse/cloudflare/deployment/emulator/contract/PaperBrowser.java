package io.quarkiverse.cloudflare.deployment.emulator.contract;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.cloudflare.support.cloudflare.SdpText;

/** Descriptions without a connection. Not thread-safe. */
final class PaperBrowser implements Browser {

    private final List<String> sections = new ArrayList<>();

    @Override
    public String addAudio() {
        return add("audio", "");
    }

    @Override
    public String addVideo() {
        return add("video", "");
    }

    @Override
    public String addSimulcast(String... rids) {
        return add("video", " " + String.join(" ", rids));
    }

    @Override
    public String addReceiver(String kind) {
        String mid = Integer.toString(sections.size());
        sections.add(kind + " " + mid + " recvonly");
        return mid;
    }

    private String add(String kind, String layers) {
        String mid = Integer.toString(sections.size());
        sections.add(kind + " " + mid + " sendonly" + layers);
        return mid;
    }

    @Override
    public void stop(String mid) {
        sections.replaceAll(section -> section.contains(" " + mid + " ") ? section.replace("sendonly", "inactive") : section);
    }

    @Override
    public String offer() {
        return SdpText.offer(sections.toArray(String[]::new));
    }

    @Override
    public void accept(String answer) {
        // There is no connection to make.
    }

    @Override
    public String answer(String offer) {
        return SdpText.answerTo(offer);
    }

    @Override
    public void flow() {
        // The stand-in takes it that media flows.
    }

    @Override
    public void awaitMedia(String mid) {
        // Nothing flows.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
