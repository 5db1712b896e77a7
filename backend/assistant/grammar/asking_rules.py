"""Questions about the list: "what's due tomorrow", "am I free", "is there anything overdue"."""

from assistant.rules import LIST, TASK, WHERE, Rule

ASK = (
    Rule(
        (
            rf"(?:how(?:'?s| is| are| does| do)|what(?:'?s| is| does| do| will)) (?P<rest>(?:my|the|our) "
            rf"(?:day|week|weekend|month|"
            rf"schedule|morning|afternoon|evening|calendar|plans?|(?:[a-z'-]+ )?{LIST})) "
            rf"(?:look(?:ing)?(?: like)?|"
            r"(?:going to|gonna) look(?: like)?|be like|say|contain|have|include|consist of)(?: (?:on|"
            r"in) (?:it|them))?(?P<more> .{1,40})?"
        ),
        "what does my week look like",
        "day",
    ),
    Rule(
        rf"(?:know )?what (?P<rest>(?:my|the) (?:[a-z'-]+ )?{LIST}) (?:is|are|looks?)(?: looking)?(?: like)?",
        "what my list looks like",
        "sure",
    ),
    Rule(
        (
            r"what(?:'?s| is| are|'re| was)(?P<rest> (?:my |the (?=next|most)|up |coming |still "
            r")?(?:next|first|most "
            r"(?:urgent|important)|due|"
            r"overdue|pending|left|outstanding|open|upcoming|coming up|completed|done|remaining|still "
            r"(?:open|pending|left|to do))(?: .{1,80})?)"
        ),
        "what's pending",
        "own",
    ),
    Rule(
        r"what(?:'?s| is| are| else is|'?s else| all is|'?s all|'?s up next| things are| (?:kind of "
        r")?things are| (?:do i have|have i got))"
        r"(?: currently| still| left)?(?P<rest> (?:on|in|there on|there for) .{1,80})",
        "what's on my list today",
        "plate",
    ),
    Rule(
        (
            r"what(?: all)? (?:have i|did i|i have|i've|has been|was) (?:already |just )*(?:completed|"
            r"done|finished|"
            r"complete|finish|do|get done|gotten done|got done|accomplish|accomplished|achieved|ticked off)"
            r"(?P<rest>(?: .{1,60})?)"
        ),
        "what have I completed",
        "completed",
    ),
    Rule(
        (
            r"what(?: (?:kinds? of |other )?(?:things|stuff|all|else|jobs|work))?(?P<rest> (?:do i have "
            r"(?:today|tomorrow|"
            r"this|next|on|coming|due|overdue|for|planned|left)|(?:do|must|should|shall|can|am|have) "
            r"(?:i|we) "
            r"(?:have |need |got |supposed |still |going |left |yet |meant )*(?:to (?:do|get done|finish|"
            r"complete|"
            r"accomplish|be done|work on|take care of)|do|planned|due|scheduled|coming up|left|pending|"
            r"on))(?: .{1,60})?)"
        ),
        "what do I have to do today",
        "sure",
    ),
    Rule(
        r"(?:what(?: else| all)?|anything(?: else)?|something) (?:(?:do|have) (?:i|we)(?: have| got)?|i have|"
        r"i've got|is there)(?: (?:on|planned|scheduled|going on|coming up|to do|due))?(?P<rest> .{1,40})",
        "what do i have friday",
        "dated",
    ),
    Rule(
        r"what(?:'?s| is| are)(?P<rest> (?:my|the|all my|all the|all of my) (?:[a-z'-]+ ){0,2}?"
        r"(?:tasks|to-?do'?s?|to do'?s?|to-?do lists?|lists?|reminders|items|chores|errands|jobs|things|"
        r"agenda|"
        r"schedule|plans?|priorities)(?: .{1,80})?)",
        "what are my tasks for tomorrow",
        "own",
    ),
    Rule(
        (
            r"what(?: else)? (?:remains|is left|still needs|needs|has|still has|is there|there is|i have|"
            r"i need|i still have|"
            r"i still need|i've got|i'm supposed|i am supposed|i should|i must|i|have i|do i|must i|should i)"
            r"(?: left| still| got)?(?: to)? (?:be done|do|get done|finish|complete|be "
            r"finished)(?P<rest>(?: .{1,60})?)"
        ),
        "what remains to be done",
        "sure",
    ),
    Rule(
        r"what(?: should| shall| can| must| do| could) i (?:do|work on|tackle|prioriti[sz]e|start(?: "
        r"with)?|focus "
        r"on)(?P<rest>(?: (?:next|first|today|"
        r"tomorrow|tonight|now|this .{1,20}|next .{1,20}|on .{1,20}))?)",
        "what should I do next",
        "sure",
    ),
    Rule(
        r"what(?P<rest> (?:tasks|to-?dos|reminders|items|chores|meetings|things)(?: .{1,120})?)",
        "what tasks are due tomorrow",
        "sure",
    ),
    Rule(
        (
            r"(?:what about|how about|and)(?P<rest> (?:today|tomorrow|overdue|completed|pending|this week|"
            r"next week|the (?:completed|overdue|pending|done) ones)(?: .{1,40})?)"
        ),
        "what about tomorrow",
        "sure",
    ),
    Rule(
        r"which(?P<rest> (?:tasks|ones|to-?dos|items|of my tasks|things|are)(?: .{1,120})?)",
        "which tasks are urgent",
        "sure",
    ),
    Rule(
        (
            r"(?:do|did|have|am|is|are|was|were)(?P<rest> (?:i|there|we|any|anything|something|"
            r"my)\b.{1,200})"
        ),
        "is there anything overdue",
        "ask",
    ),
    Rule(r"(?P<rest>(?:anything|something|any|nothing) .{1,120})", "anything due tomorrow", "ask"),
    Rule(
        (
            r"(?:remind me (?:what|which)|tell me (?:of|about|what|which)|i (?:need|want|would "
            r"like|'d like) to (?:know|see|hear)(?: what| which)?|i'd like to (?:know|see)(?: what| "
            r"which)?)(?P<rest> .+)"
        ),
        "remind me what is on my list",
        "show",
    ),
    Rule(
        rf"remind me (?:of|about)(?P<rest> (?:all )?(?:of )?(?:the |my )?(?:{TASK}|{LIST})\b(?! to | for "
        rf"| about ).*)",
        "remind me of the things on my list",
        "show",
    ),
    Rule(r"remind me (?:of|about)(?P<rest> .+)", "remind me of my tasks for today", "recall"),
    Rule(
        (
            r"what(?: else| all)? (?:am|was|were|are) (?:i|we) (?:supposed to (?:do|be doing|finish)|"
            r"doing|meant to do|up to|"
            r"to do|going to do|planning)(?P<rest>(?: .{1,40})?)"
        ),
        "what am I doing today",
        "dated",
    ),
    Rule(
        (
            r"what(?:'?s| is| else is| all is) (?:happening|planned|scheduled|up|going on|coming|lined "
            r"up|waiting|to do|to be done|"
            r"there to do)(?P<rest> .{1,40})"
        ),
        "what's planned for tomorrow",
        "dated",
    ),
    Rule(
        (
            r"(?:am i (?:free|busy|available|doing anything)|(?:do i have|have i got|have i|are "
            r"there)(?: any| some)? (?:plans|"
            r"time|things? planned|anything (?:on|planned|scheduled))|(?:have you |you )?got anything(?: "
            r"for me| to do)?)"
            r"(?P<rest> .{1,40})"
        ),
        "am I free tomorrow",
        "dated",
    ),
    Rule(
        (
            rf"(?:are all (?:of )?(?:my |the )?{TASK}|is everything|is it all|am i all|have i) (?:done|"
            rf"finished|completed|"
            r"complete)(?: yet| now| everything| all| it all)*(?P<rest>)"
        ),
        "is everything done",
        "sure",
    ),
    Rule(
        (
            r"what (?:have i not|haven't i|did i not|didn't i|have i yet to|do i not have)(?: yet)? "
            r"(?:done|finished|completed|do|"
            r"finish|complete|get done)(?: yet)?(?P<rest>(?: .{1,40})?)"
        ),
        "what haven't I done yet",
        "sure",
    ),
    Rule(
        (
            rf"(?:what(?:'?s| is| are)|tell me|give me|read me) (?:the |my )(?:first|second|third|last|"
            rf"top|next)(?: \w+)? (?:{TASK}|one|ones) "
            rf"(?:on|in|of|from) {WHERE}(?P<rest>)"
        ),
        "what's the first thing on my list",
        "sure",
    ),
    Rule(
        r"(?:what|anything|something)(?: else)?(?: do i| should i| must i| that i)?(?: still)?(?: need| "
        r"have| left|'s left| is left)?(?: to) "
        r"(?:buy|get|pick up|purchase)(?P<rest>(?: .{1,40})?)",
        "what do I need to buy",
        "sure",
    ),
)
