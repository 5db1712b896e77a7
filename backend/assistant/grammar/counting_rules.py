"""The sentence forms that ask how many tasks there are."""

from assistant.rules import LIST, Rule

COUNT = (
    Rule(
        rf"how (?:long|full|big|short|busy) (?:is|are) (?:my|the) (?:[a-z'-]+ )?(?:{LIST}|day|"
        rf"week)(?P<count>)(?P<rest>)",
        "how long is my list",
    ),
    Rule(r"how (?:busy|full) am i(?P<count>)(?P<rest>(?: .{1,40})?)", "how busy am I today"),
    Rule(
        r"how many (?:did|have|had) i (?:already )?(?:finished|finish|completed|complete|done|do|get "
        r"done)(?P<count>)(?P<rest>(?: .{1,40})?)",
        "how many did I finish today",
        "completed",
    ),
    Rule(
        r"(?:how many|how much(?= (?:tasks|to-?dos|reminders|things|items))|count|number of|what "
        r"number of)(?P<count>) (?P<rest>.+)",
        "how many are overdue",
    ),
    Rule(r"(?:how many)(?P<count>)(?P<rest>)(?: (?:do i have|are there|left))*", "how many"),
    Rule(
        (
            r"(?:what(?:'?s| is) the (?:number|count) of|give me (?:a|the) (?:count|number) of)(?P<count>) "
            r"(?P<rest>.+)"
        ),
        "what's the number of pending tasks",
    ),
    Rule(
        (
            r"how much(?: more| work)?(?: is| do i| have i)(?: still)?(?: got| have| there)?(?: left| "
            r"still)*(?: to (?:do|finish|"
            r"be done))?(?P<count>)(?P<rest>(?: (?:today|tomorrow|this .{1,20}|for .{1,20}))?)"
        ),
        "how much do I have left to do",
    ),
)
