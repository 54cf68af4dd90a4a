"""Small invented files with the dirt of real ones: what is missing, doubled, oddly written or pointing nowhere."""

INITIATIVES = """key,product,title,summary,problem,identifier,approved_on,start,end
I1,Bakery,Sourdough online,Orders before six,"Six in ten call.
And wait.",100-1,2010-03-12,2009-07-01,2012-01-10
I2,Bakery,Oven monitoring,Ovens that tell,,100-2,2010-04-01,2010-09-08,2012-02-26
I3,Bakery,,No title here,,100-3,2011-02-28,,
I4,Bakery,,Nor here,,100-4,2011-03-01,,
"""
PROJECTS = """key,initiative,title,start,end
P1,I1,Order page,2009-07-01,2011-09-29
P2,I1,Order printer,2010-07-22,2012-01-10
P3,I2,Probes,2010-09-08,2012-02-26
"""
TASKS = """key,project,title,description,status,planned_start,planned_end,actual_start,actual_end
T1,P1,Draw it,,done,2009-07-01,2009-12-01,2009-07-15,2010-01-10
T2,P1,Build it,"Two
lines",done,2009-12-02,2011-09-29,2010-01-11,2011-10-30
T3,P2,Buy printers,,done,2010-07-22,2011-01-01,2010-07-22,2011-01-01
T4,P2,Print labels,,doing,2011-01-02,2012-01-10,2011-02-01,
T5,P3,Fit probes,,done,2010-09-08,2012-02-26,2010-09-08,2012-02-20
"""
# A German tracker: semicolons, Windows-1252, comma decimals, days first, a date that is none, words of its own.
BACKLOG = (
    "Ticket;Summary;State;Owner;Begin;Finish;Est.;Parent;Sprint;Sprint\n"
    "B-1;Backöfen prüfen;Open;Jonas Weller;04.05.2026;26.06.2026;6,5;;26-11;26-12\n"
    "B-2;Alarmtext;Running;Lab;11.05.2026;31.06.2026;12;B-1;26-12;\n"
    "B-3;Übergabe;On ice;;25.05.2026;;;B-9;;\n"
    "B-2;Doppelt;Done;;;;;;;\n"
).encode("cp1252")
# A tracker that puts lists into cells.
LISTS = (
    '"Project Name","Project Identifier","Parent","Identifier","Name","State Name","Priority","Assignees","Links",'
    '"Completed At"\n'
    '"Test Kitchen","KIT","","KIT-1","Weigh flour","In Progress","urgent","[""Jonas Weller"", ""Nobody Known""]",'
    '"[{""url"": ""https://docs.example.com/flour"", ""title"": ""Flour""}]",""\n'
    '"Test Kitchen","KIT","KIT-1","KIT-2","Sieve it","Done","none","[]","[]","2024-01-03T15:00:00Z"\n'
)
# Another one repeats its headers.
REPEATED = (
    "Issue key,Issue id,Summary,Project key,Project name,Status,Assignee,Assignee,Web link,Web link,Comment,Comment\n"
    "K-1,10001,Knead,KN,Kneading,To Do,Jonas Weller,Mara Lindholm,https://a.example/1,https://a.example/2,One,Two\n"
)

# A list of aims as JSON: nested objects and arrays, words of its own for what was decided, what is empty or missing.
AIMS = """[
 {"period": "spring", "file": "rye.md", "title": "Rye every day", "score": 3, "tags": ["bread", "daily"],
  "metadata": {"Lead": "@mara", "Status": "Agreed", "Flagship": true},
  "tasks": [{"section": "Asks", "task": "Find a mill", "owner": "@mara", "notes": ""},
            {"section": "Asks", "task": "Bake a trial; taste it", "owner": "", "notes": null}],
  "asks": []},
 {"period": "spring", "file": "oven.md", "title": "A second oven", "metadata": {"Status": "Turned down"}, "tasks": []},
 {"period": "spring", "file": "van.md", "title": "An electric van", "metadata": {"Status": "Under discussion"},
  "tasks": [{"section": "Asks", "task": "Ask three dealers", "owner": "@jonas", "notes": "By May"}]}
]"""


def fda(**changes):
    """[(name, bytes)] of the three files, each of which may be given otherwise."""
    texts = {"initiatives": INITIATIVES, "projects": PROJECTS, "tasks": TASKS} | changes
    return [(f"{name}.csv", text.encode()) for name, text in texts.items() if text]
