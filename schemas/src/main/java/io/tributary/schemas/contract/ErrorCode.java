package io.tributary.schemas.contract;

/// Every refusal and failure that a caller or an operator can see. A code is never reused.
///
/// `CMD-1xx` malformed, `CMD-2xx` not allowed, `CMD-3xx` conflicts with what is there, `CMD-4xx`
/// too much, `CMD-5xx` try again; `QRY-…` the same for queries.
public enum ErrorCode {
    COMMAND_MALFORMED_BODY("CMD-101", 400, "The body is not a JSON object of the expected form"),
    COMMAND_UNKNOWN("CMD-102", 404, "There is no such command"),
    COMMAND_INVALID_FIELDS("CMD-103", 422, "Some fields are not acceptable"),
    COMMAND_BODY_TOO_LARGE("CMD-104", 413, "The body is too large"),
    COMMAND_BAD_HEADER("CMD-105", 400, "A header or path part is not acceptable"),
    COMMAND_BODY_TOO_DEEP("CMD-106", 400, "The body is nested too deeply"),
    COMMAND_UNSUPPORTED_MEDIA("CMD-107", 415, "The body is not application/json"),
    COMMAND_METHOD("CMD-108", 405, "The method is not offered here"),
    COMMAND_IMPORT_COLUMNS("CMD-109", 422, "The columns are not those of the entity"),
    COMMAND_IMPORT_MEDIA("CMD-110", 415, "The body is neither text/csv nor application/x-ndjson"),

    COMMAND_UNAUTHENTICATED("CMD-201", 401, "A valid bearer token is needed"),
    COMMAND_NOT_A_MEMBER("CMD-202", 403, "The caller is not an active member of the organization"),
    COMMAND_ROLE_TOO_WEAK("CMD-203", 403, "The caller's role does not allow this"),
    COMMAND_ORGANIZATION_READ_ONLY("CMD-204", 403, "The organization cannot be changed now"),
    COMMAND_FEATURE_OFF("CMD-205", 403, "The feature is switched off for the organization"),
    COMMAND_NOT_A_PARTICIPANT("CMD-206", 403, "Only those who take part may do this"),
    COMMAND_STEP_UP("CMD-207", 401, "Multi-factor sign-in is needed"),
    COMMAND_BAD_SIGNATURE("CMD-221", 401, "A valid signature is needed"),

    COMMAND_ROW_NOT_FOUND("CMD-301", 404, "There is no such row"),
    COMMAND_STALE_VERSION("CMD-302", 409, "The row has changed since"),
    COMMAND_DUPLICATE("CMD-303", 409, "A row with these values exists already"),
    COMMAND_REFERENCE_MISSING("CMD-304", 422, "A referenced row does not exist"),
    COMMAND_STILL_REFERENCED("CMD-305", 409, "Other rows refer to this one"),
    COMMAND_TRANSITION_REFUSED("CMD-306", 409, "The row's state does not allow this"),
    COMMAND_IDEMPOTENCY_MISMATCH(
            "CMD-307", 422, "The idempotency key was used for another request"),
    COMMAND_RULE_REFUSED("CMD-308", 409, "A rule of the domain refused the command"),
    COMMAND_SEATS_TAKEN("CMD-309", 409, "The organization has no seat left"),
    COMMAND_IMPORT_UNKNOWN("CMD-310", 404, "There is no such import"),
    COMMAND_EFFECT_UNKNOWN("CMD-311", 404, "There is no such effect"),
    COMMAND_VERSION_UNKNOWN("CMD-320", 404, "The journal has no such version of the row"),
    COMMAND_ENTRY_UNKNOWN("CMD-321", 404, "The journal has no such entry that changed rows"),
    COMMAND_UNDO_REFUSED("CMD-322", 409, "What the command did cannot be taken back"),

    COMMAND_TOO_MANY("CMD-401", 429, "Too many commands at once"),
    COMMAND_BATCH_TOO_LARGE("CMD-402", 413, "The batch holds too many commands"),
    COMMAND_LIMIT("CMD-403", 429, "A limit is reached"),

    COMMAND_BUSY("CMD-501", 503, "The service cannot take the command now"),
    COMMAND_FAILED("CMD-502", 500, "The command failed for a reason of ours"),
    COMMAND_LOG_FULL("CMD-503", 503, "What was written before must be published first"),

    QUERY_UNKNOWN_ROUTE("QRY-101", 404, "There is no such collection or dashboard"),
    QUERY_BAD_PARAMETER("QRY-102", 400, "A query parameter is not acceptable"),
    QUERY_BAD_TOKEN("QRY-103", 400, "The consistency token is not one of this organization"),
    QUERY_METHOD("QRY-104", 405, "The method is not offered here"),

    QUERY_UNAUTHENTICATED("QRY-201", 401, "A valid bearer token is needed"),
    QUERY_NOT_A_MEMBER("QRY-202", 403, "The caller is not an active member of the organization"),
    QUERY_ROLE_TOO_WEAK("QRY-203", 403, "The caller's role does not allow this"),
    QUERY_FEATURE_OFF("QRY-205", 403, "The feature is switched off for the organization"),

    QUERY_NOT_FOUND("QRY-301", 404, "There is no such document"),
    QUERY_POSITION_LOST("QRY-302", 410, "The stream cannot go on from this position"),
    QUERY_NOT_THERE_THEN("QRY-320", 404, "The row was not there then"),

    QUERY_TOO_MANY_STREAMS("QRY-401", 429, "Too many streams at once"),
    QUERY_LIMIT("QRY-402", 429, "A limit is reached"),
    QUERY_TOO_MANY_CHANGES("QRY-420", 422, "The row has changed too often for this"),

    QUERY_TOKEN_TIMEOUT("QRY-501", 504, "The awaited change has not arrived in time"),
    QUERY_MEMBERSHIPS_STALE("QRY-502", 503, "Memberships are not current enough to answer"),
    QUERY_BUSY("QRY-503", 503, "The service cannot answer now"),
    QUERY_FAILED("QRY-504", 500, "The query failed for a reason of ours");

    /// Where what they mean is served, at both services.
    public static final String TYPES = "/problems/";

    private final String code;
    private final int status;
    private final String title;

    ErrorCode(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    /// A problem detail's `type`: a relative URI, since every installation has its own host, with
    /// the whole path as RFC 9457 asks. It leads to a page about the code at the service that
    /// answered.
    public String type() {
        return TYPES + code;
    }

    /// The HTTP status it answers with.
    public int status() {
        return status;
    }

    /// The problem detail's title: the same for every occurrence.
    public String title() {
        return title;
    }
}
