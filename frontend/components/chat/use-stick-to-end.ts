"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR_END_PX = 48;

/**
 * Keeps a scrolling list at its end while it grows, but only if the reader is there; keeps the place
 * when earlier items are put before `firstKey`.
 */
export function useStickToEnd(firstKey: string | undefined) {
  const viewport = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const fromEnd = useRef(0);
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    const view = viewport.current;
    if (!view) return;
    following.current = true;
    view.scrollTop = view.scrollHeight;
  }, []);

  const onScroll = useCallback(() => {
    const view = viewport.current;
    if (!view) return;
    fromEnd.current = view.scrollHeight - view.scrollTop;
    following.current = fromEnd.current - view.clientHeight < NEAR_END_PX;
    setAtEnd(following.current);
  }, []);

  useLayoutEffect(() => {
    const view = viewport.current;
    if (view && !following.current) view.scrollTop = view.scrollHeight - fromEnd.current;
  }, [firstKey]);

  useEffect(() => {
    if (!content.current || !viewport.current) return;
    const observer = new ResizeObserver(() => {
      const view = viewport.current;
      if (following.current) toEnd();
      // What comes into view gets its real height, which is another than was assumed.
      else if (view) fromEnd.current = view.scrollHeight - view.scrollTop;
    });
    observer.observe(content.current);
    observer.observe(viewport.current);
    return () => observer.disconnect();
  }, [toEnd]);

  return { viewport, content, onScroll, atEnd, toEnd };
}
