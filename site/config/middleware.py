"""Two answers that hold for every address."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import render

from cases.guards import Blocked


class StopAtGuard:
    """Turn a guard's refusal, wherever it was raised, into a Chinese page that says which field to mend.

    The editor shows it beside the fields; this is for the exits without a form (bulk publish, a workflow's approval, an
    export). Nothing is lost: the change is still there as a draft.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Blocked):
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"error": exception.messages[0]}, status=409)
        return render(request, "config/blocked.html", {"blocked": exception}, status=409)


class HideFromUnentitled:
    """Answer 404, not 403, to a signed-in person who may not see an address: its existence is not their business."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, PermissionDenied):
            raise Http404
        return None
