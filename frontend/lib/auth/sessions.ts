"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

import { ApiError, errorSentence } from "@/lib/api/errors";
import { forgetDrafts } from "@/lib/chat/drafts";

import { leaveSite } from "./browser";
import { authClient } from "./client";
import { describeFailure, type AuthFailure } from "./failures";

/** Somewhere the person is signed in. */
export interface SignedInPlace {
  token: string;
  userAgent: string | null;
  ipAddress: string | null;
  since: Date;
  isThis: boolean;
}

function refused(failure: AuthFailure): ApiError {
  const { sentence } = describeFailure(failure);
  return new ApiError({ code: "internal", status: failure.status, detail: sentence });
}

async function listPlaces(): Promise<SignedInPlace[]> {
  const [sessions, own] = await Promise.all([authClient.listSessions(), authClient.getSession()]);
  const error = sessions.error ?? own.error;
  if (error) throw refused(error);
  const current = own.data?.session.token;
  const places = (sessions.data ?? []).map((session) => ({
    token: session.token,
    userAgent: session.userAgent ?? null,
    ipAddress: session.ipAddress ?? null,
    since: new Date(session.createdAt),
    isThis: session.token === current,
  }));
  return places.sort(
    (one, other) =>
      Number(other.isThis) - Number(one.isThis) || other.since.getTime() - one.since.getTime(),
  );
}

export const placesKey = (userId: string) => ["sessions", userId] as const;

/** Where the person is signed in: here first, then the newest. */
export function usePlaces(userId: string) {
  return useQuery({ queryKey: placesKey(userId), queryFn: listPlaces, retry: false });
}

async function refuse(request: Promise<{ error: AuthFailure | null }>): Promise<void> {
  const { error } = await request;
  if (error) throw refused(error);
}

const say = (error: Error) => void toast.error(errorSentence(error));

/** Signs one other place out. */
export function useSignOutPlace(userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (place: SignedInPlace) => refuse(authClient.revokeSession({ token: place.token })),
    onError: say,
    onSettled: () => queryClient.invalidateQueries({ queryKey: placesKey(userId) }),
  });
}

/** Signs every place out, this one too. */
export function useSignOutEverywhere(userId: string) {
  return useMutation({
    mutationFn: () => refuse(authClient.revokeSessions()),
    onError: say,
    onSuccess: () => {
      forgetDrafts(userId);
      leaveSite();
    },
  });
}
