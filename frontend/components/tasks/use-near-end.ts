"use client";

import { useEffect, useRef } from "react";

/** So far ahead the next page is fetched. */
const AHEAD = "600px 0px";

interface Pages {
  hasNextPage: boolean;
  isFetching: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
}

/** Fetches the next page when the end of the list comes near. After a failure that is left to the button. */
export function useNearEnd({ hasNextPage, isFetching, isFetchNextPageError, ...pages }: Pages) {
  const end = useRef<HTMLDivElement>(null);
  const { fetchNextPage } = pages;
  const mayFetch = hasNextPage && !isFetching && !isFetchNextPageError;
  useEffect(() => {
    if (!mayFetch || !end.current || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void fetchNextPage();
      },
      { root: end.current.closest("[role=tabpanel]"), rootMargin: AHEAD },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [mayFetch, fetchNextPage]);
  return end;
}
