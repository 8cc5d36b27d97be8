package io.broadsheet.post;

/// What a letter says.
///
/// @param mark see [Letter]
public record Written(String subject, String text, String html, String mark) {}
