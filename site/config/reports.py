"""What an error report may hold: where it went wrong, and nothing that anybody typed."""

from django.views.debug import SafeExceptionReporterFilter


class BareReports(SafeExceptionReporterFilter):
    """No form fields and no local variables, in any report: publishing compares pages with the vault's real names."""

    def is_active(self, request):
        return True

    def get_post_parameters(self, request):
        return {}

    def get_cleansed_multivaluedict(self, request, multivaluedict):
        return {}

    def get_traceback_frame_variables(self, request, tb_frame):
        return []
