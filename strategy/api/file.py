from accounts.roles import Can
from collaboration.api.file import FileViewSet
from strategy.models import InitiativeFile


class InitiativeFileViewSet(FileViewSet):
    model, subjects = InitiativeFile, "initiatives"
    access = {"GET": Can.READ, "POST": Can.SHAPE, "PATCH": Can.SHAPE, "DELETE": Can.SHAPE}
