import { ShortcutList } from "@/components/shortcuts/shortcut-list";

import { Examples, Text, Topic } from "./topic";

const SAY = [
  ["Add", ["Add milk, eggs and call the plumber tomorrow at 5pm", "Shopping list: bread, butter"]],
  ["Look", ["What's overdue?", "What do I have on Friday?", "Show me all my tasks"]],
  ["Finish", ["Mark the milk as done", "Complete 2 and 4", "Task 2 isn't done yet"]],
  ["Move", ["Move the dentist to Friday at 3", "Make it an hour later"]],
  ["Change", ["Rename task 1 to call mom", "Make task 3 urgent", "Tag it work"]],
  ["Remove", ["Delete the meeting task", "Clear completed", "Restore task 4"]],
  ["Go back", ["Undo that", "Undo everything you just did"]],
] as const;

const WHEN = [
  ["A day", ["Friday", "next Tuesday", "in two weeks", "5 March"]],
  ["A time", ["tomorrow at 5pm", "tonight", "in an hour and a half"]],
  ["Again and again", ["every weekday at 9", "every other Friday", "the last day of every month"]],
] as const;

/** What one has to know of AI Todo, in plain words. */
export function HelpTopics() {
  return (
    <>
      <Topic title="What you can say">
        <Text>
          Write as you would to a person. Every task has a number, and its number or a word of its
          title will do. Nothing is changed on words that are not understood.
        </Text>
        <Examples rows={SAY} />
      </Topic>
      <Topic title="Days and times">
        <Text>
          They are read in your time zone, which you find in the settings. “Friday” is the next one
          to come.
        </Text>
        <Examples rows={WHEN} />
      </Topic>
      <Topic title="Before much is changed">
        <Text>
          When a message would change more than three tasks, you are asked first: a card says what
          would happen, and nothing does until you approve it. Say no to it, or something else, and
          all stays as it is.
        </Text>
      </Topic>
      <Topic title="Undo">
        <Text>
          Everything can be taken back, whoever did it: by saying “undo that”, by the Undo button
          under what the assistant did, in the note after a change by hand, or later on the History
          page. An undo can be undone as well. Deleted tasks wait in the list “Deleted”.
        </Text>
      </Topic>
      <Topic title="Keys">
        <Text>
          They work on every page when you are signed in. Those of a single key can be turned off:
          press ? to see them.
        </Text>
        <ShortcutList scope="page" characters />
        <h3 className="pt-2 text-sm font-semibold">In the list of tasks</h3>
        <ShortcutList scope="row" characters />
      </Topic>
      <Topic title="Where your data is">
        <Text>
          Your tasks and conversations are in the database of whoever runs this AI Todo. No page
          loads anything from another host. If a model of an outside service is set up, what you say
          and the tasks it needs are sent to it; the built-in assistant sends nothing anywhere. In
          the settings you can take everything with you as a file, or delete your account with all
          it has.
        </Text>
      </Topic>
      <Topic title="On your phone, and without a network">
        <Text>
          Over https, the browser’s menu can install AI Todo like an app. Without a network you see
          your next tasks as they last were. They are kept in this browser until you sign out, and
          no longer than a week.
        </Text>
      </Topic>
      <Topic title="When something goes wrong">
        <Text>
          What you typed is kept, and can be sent again. If a page does not load, wait a moment and
          try again; your tasks are safe on the server. If it stays so, ask whoever runs this AI
          Todo.
        </Text>
      </Topic>
    </>
  );
}
