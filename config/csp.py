"""What a page may load. Every answer carries it; a view that is stricter with itself sets its own header."""

HEADER = "Content-Security-Policy"
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    # Bars carry their geometry as custom properties in a style attribute.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
# By view name. The API's page brings a style element of its own, and nothing of ours.
EXCEPTIONS = {"api_docs": {"style-src": "'self' 'unsafe-inline'"}}


def header(policy):
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


STRICT = header(POLICY)


class ContentSecurityPolicyMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if HEADER not in response:
            match = request.resolver_match
            exception = EXCEPTIONS.get(match.view_name) if match else None
            response[HEADER] = header(POLICY | exception) if exception else STRICT
        return response
