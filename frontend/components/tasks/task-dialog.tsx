"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { ErrorNote } from "@/components/ui/states";
import { TextArea, TextField } from "@/components/ui/text-field";
import { ApiError, errorSentence } from "@/lib/api/errors";
import type { Task } from "@/lib/api/types";
import type { Clock } from "@/lib/tasks/due";
import { checkForm, toForm, type TaskForm } from "@/lib/tasks/form";
import { fieldsOf } from "@/lib/tasks/form-words";
import { useEditTask } from "@/lib/tasks/mutations";
import { PRIORITIES, PRIORITY_LABELS } from "@/lib/tasks/view-options";

import { DueFields } from "./due-fields";
import { RepeatField } from "./repeat-field";

/** The lowest first, as on a scale. */
const PRIORITY_CHOICES = PRIORITIES.toReversed().map((value) => ({
  value,
  label: PRIORITY_LABELS[value],
}));

/** Fields of the API by the input that fills them. */
const API_FIELDS: Partial<Record<keyof TaskForm, string[]>> = {
  title: ["title"],
  description: ["description"],
  due: ["due"],
  date: ["due_on", "due_at"],
  repeat: ["repeat", "recurrence"],
  tags: ["tags"],
};

function refusedFields(error: unknown): Partial<Record<keyof TaskForm, string>> {
  if (!(error instanceof ApiError)) return {};
  const found = Object.entries(API_FIELDS).map(([input, names]) => {
    const sentence = names.map((name) => error.fields[name]).find(Boolean);
    return [input, sentence] as const;
  });
  return Object.fromEntries(found.filter(([, sentence]) => sentence));
}

interface TaskDialogProps {
  userId: string;
  task: Task;
  clock: Clock;
  onClose: () => void;
  /** Called when it is gone and the focus is where it was before, if that is still there. */
  onClosed?: () => void;
}

/** Edits a task. It closes when the change is saved; a failure stays with what was typed. */
export function TaskDialog({ userId, task, clock, onClose, onClosed }: TaskDialogProps) {
  const queryClient = useQueryClient();
  const edit = useEditTask(userId);
  const [form, setForm] = useState(() => toForm(task, clock.zone));
  const [checked, setChecked] = useState(false);
  const refused = refusedFields(edit.error);
  const errors = { ...refused, ...(checked ? checkForm(form) : {}) };

  const set = <K extends keyof TaskForm>(name: K, value: TaskForm[K]) =>
    setForm((current) => ({ ...current, [name]: value }));

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(checkForm(form)).length > 0) return;
    const fields = () => fieldsOf(queryClient, userId, task, form, clock.zone);
    edit.mutate({ task, fields }, { onSuccess: onClose });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      onCloseAutoFocus={() => onClosed && queueMicrotask(onClosed)}
      title={`Edit task ${task.number}`}
    >
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label="Title"
          value={form.title}
          error={errors.title}
          onChange={(event) => set("title", event.target.value)}
        />
        <TextArea
          label="Description"
          rows={2}
          value={form.description}
          error={errors.description}
          onChange={(event) => set("description", event.target.value)}
        />
        <DueFields
          userId={userId}
          clock={clock}
          value={form}
          onChange={(due) => setForm((current) => ({ ...current, ...due }))}
          errors={errors}
        />
        <RepeatField
          userId={userId}
          clock={clock}
          words={form.repeat}
          onWords={(words) => set("repeat", words)}
          unchanged={form.repeat.trim() === toForm(task, clock.zone).repeat}
          dated={Boolean(form.date || form.due.trim())}
          error={errors.repeat}
        />
        <RadioGroup
          label="Priority"
          options={PRIORITY_CHOICES}
          value={form.priority}
          onValueChange={(priority) => set("priority", priority)}
        />
        <TextField
          label="Tags"
          hint="Separated by commas"
          value={form.tags}
          error={errors.tags}
          onChange={(event) => set("tags", event.target.value)}
        />
        {edit.isError && Object.keys(refused).length === 0 && (
          <ErrorNote>{errorSentence(edit.error)}</ErrorNote>
        )}
        <DialogActions>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={edit.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
