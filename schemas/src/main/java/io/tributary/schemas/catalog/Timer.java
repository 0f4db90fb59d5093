package io.tributary.schemas.catalog;

/// Sends a command once, when the moment in a row's field has come.
///
/// @param at the field with the moment
/// @param command the command's full name
public record Timer(String at, String command) {}
