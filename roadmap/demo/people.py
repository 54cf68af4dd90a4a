"""Larkfield and its people: software for regional food hubs. All of it is invented."""

COMPANY = "Larkfield"
DOMAIN = "larkfield.example"

# key: (name, job title, role)
PEOPLE = {
    "ML": ("Mara Lindholm", "Head of Product", "owner"),
    "ID": ("Inês Duarte", "Product manager, Orchard", "product_manager"),
    "TO": ("Tobias Okafor", "Product manager, Depot", "product_manager"),
    "PR": ("Priya Raman", "Product manager, Routes", "product_manager"),
    "JW": ("Jonas Weller", "Project manager", "project_manager"),
    "AT": ("Aiko Tanabe", "Product designer", "contributor"),
    "SA": ("Sam Adeyemi", "Backend engineer", "contributor"),
    "LB": ("Lena Brandt", "Web engineer", "contributor"),
    "RQ": ("Rafael Quiroga", "Mobile engineer", "contributor"),
    "NH": ("Noor Haddad", "Integrations engineer", "contributor"),
    "EM": ("Elsie Marsh", "Quality engineer", "contributor"),
    "KB": ("Karim Bello", "Backend engineer", "contributor"),
    "MO": ("Marta Osei", "Web engineer", "contributor"),
    "DS": ("Dana Solberg", "Mobile engineer", "contributor"),
    "VH": ("Viktor Hale", "Chief executive", "executive"),
}

# Whom the sign-in page's door lets in for each role.
DOOR = {
    "owner": "ML",
    "product_manager": "ID",
    "project_manager": "JW",
    "contributor": "SA",
    "executive": "VH",
}


def email(key):
    first = PEOPLE[key][0].split()[0].lower().replace("ê", "e")
    return f"{first}@{DOMAIN}"
