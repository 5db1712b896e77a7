"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR_END_PX = 48;

/** Whether going to the end would take what has the focus, such as a button just pressed, out of view. */
function hidesFocus(view: HTMLElement, content: HTMLElement): boolean {
  const focused = document.activeElement;
  if (!focused || focused === content || !content.contains(focused)) return false;
  const way = view.scrollHeight - view.clientHeight - view.scrollTop;
  return focused.getBoundingClientRect().top - way < view.getBoundingClientRect().top;
}

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
    const [view, inner] = [viewport.current, content.current];
    if (!view || !inner) return;
    const observer = new ResizeObserver(() => {
      if (!following.current) {
        // What comes into view gets its real height, which is another than was assumed.
        fromEnd.current = view.scrollHeight - view.scrollTop;
      } else if (hidesFocus(view, inner)) onScroll();
      else toEnd();
    });
    observer.observe(inner);
    observer.observe(view);
    return () => observer.disconnect();
  }, [onScroll, toEnd]);

  return { viewport, content, onScroll, atEnd, toEnd };
}
