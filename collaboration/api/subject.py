from accounts.access import find_or_404
from accounts.api.base import RecordViewSet


class SubjectViewSet(RecordViewSet):
    """What belongs to one row of `subjects`, a relation of the workspace, by the foreign key that the model `belongs_to`."""

    model = None
    subjects = ""
    lookup_value_regex = "[^/]+"

    def get_subject(self):
        return find_or_404(getattr(self.request.workspace, self.subjects).all(), self.kwargs["subject"])

    def get_queryset(self):
        return self.model.objects.filter(**{self.model.belongs_to: self.get_subject()})

    def list(self, request, subject=None):
        return super().list(request)

    def create(self, request, subject=None):
        return super().create(request)

    def retrieve(self, request, subject=None, pk=None):
        return super().retrieve(request, pk)

    def partial_update(self, request, subject=None, pk=None):
        return super().partial_update(request, pk)

    def destroy(self, request, subject=None, pk=None):
        return super().destroy(request, pk)

    def perform_create(self, data):
        own = {self.model.belongs_to: self.get_subject()}
        return self.model.create(by=self.request.membership, **own, **data)
