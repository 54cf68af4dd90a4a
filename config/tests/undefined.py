class UndefinedVariable(Exception):
    pass


class Undefined(str):
    """Put in the place of a template variable that nobody defined; raises instead of printing nothing."""

    def __contains__(self, sign):
        return sign == "%s"

    def __mod__(self, variable):
        raise UndefinedVariable(f"The template uses {variable}, which its view does not give.")
