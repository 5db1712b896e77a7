"use client";

import {
  defaultRangeExtractor,
  observeElementRect,
  useVirtualizer,
  type Range,
} from "@tanstack/react-virtual";
import { useLayoutEffect, useState, type RefObject } from "react";

import type { ListItem } from "@/lib/tasks/list-items";

/** A list up to this long is there as a whole: the browser's own search finds all of it. */
const WHOLE = 100;
/** So many rows beyond the edges are there, too: a quick scroll or key must not show a gap. */
const OVERSCAN = 10;
/** Heights before a row was seen. */
const HEADING_PX = 32;
const LINE_PX = 40;
const TWO_LINES_PX = 60;

function estimate({ task }: ListItem): number {
  if (!task) return HEADING_PX;
  const hasMore = task.description || task.due_on || task.recurrence || task.tags.length > 0;
  return hasMore || task.priority !== "normal" ? TWO_LINES_PX : LINE_PX;
}

function panelOf(list: HTMLElement | null): HTMLElement | null {
  return list?.closest<HTMLElement>("[role=tabpanel]") ?? null;
}

interface ShownItem {
  index: number;
  item: ListItem;
  /** Pixels between the item shown before and this one. */
  gap: number;
}

/**
 * The items near what is seen of a long list, and those that are `kept` wherever they are. `list` stands in
 * a tab's panel, which scrolls.
 */
export function useVirtualRows(
  list: RefObject<HTMLElement | null>,
  items: readonly ListItem[],
  kept: ReadonlySet<string>,
) {
  const [above, setAbove] = useState(0);
  const rangeExtractor = (range: Range) => {
    if (range.count <= WHOLE) return Array.from({ length: range.count }, (_, index) => index);
    const near = new Set(defaultRangeExtractor(range));
    items.forEach(({ key }, index) => kept.has(key) && near.add(index));
    return [...near].sort((a, b) => a - b);
  };
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions stay the same, and nothing is memoized by them
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: items.length,
    getScrollElement: () => panelOf(list.current),
    estimateSize: (index) => estimate(items[index]!),
    getItemKey: (index) => items[index]!.key,
    rangeExtractor,
    overscan: OVERSCAN,
    scrollMargin: above,
    // Until the panel was measured, and while it is hidden, as much as a screen shows.
    initialRect: { width: 400, height: 900 },
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => rect.height > 0 && report(rect)),
  });

  // What stands above the list in the panel comes and goes.
  useLayoutEffect(() => {
    const panel = panelOf(list.current);
    if (!panel || items.length <= WHOLE) return;
    const distance = list.current!.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    setAbove(Math.round(distance + panel.scrollTop));
  }, [items, list]);

  let end = above;
  const shown = virtualizer.getVirtualItems().map(({ index, ...place }): ShownItem => {
    const gap = place.start - end;
    end = place.end;
    return { index, item: items[index]!, gap };
  });
  return { shown, height: virtualizer.getTotalSize(), measure: virtualizer.measureElement };
}
