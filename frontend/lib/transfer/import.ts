"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { ImportPreview, ImportResult } from "@/lib/api/types";
import { historyKey } from "@/lib/history/keys";
import { taskKeys } from "@/lib/tasks/keys";

import { contentOf } from "./file";

/** A file that was looked at, and what would become of it. */
export interface Looked {
  name: string;
  content: string;
  preview: ImportPreview;
}

/** What an import of the file would add. Changes nothing. */
export function useLookAt(userId: string) {
  return useMutation({
    mutationFn: async (file: File): Promise<Looked> => {
      const content = await contentOf(file);
      const params = { path: { user_id: userId } };
      const preview = await unwrap<ImportPreview>(
        api.POST("/api/{user_id}/import/preview", { params, body: { content } }),
      );
      return { name: file.name, content, preview };
    },
  });
}

/** Adds the tasks of the file, all or none. */
export function useImport(userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ content }: Looked) =>
      unwrap<ImportResult>(
        api.POST("/api/{user_id}/import", {
          params: { path: { user_id: userId } },
          body: { content },
        }),
      ),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: taskKeys.all(userId) }),
        queryClient.invalidateQueries({ queryKey: historyKey(userId) }),
      ]),
  });
}
