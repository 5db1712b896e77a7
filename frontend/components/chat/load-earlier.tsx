"use client";

import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { errorSentence } from "@/lib/api/errors";

/** So far above the top of the view the messages before are asked for. */
const AHEAD = "800px 0px 0px";

interface LoadEarlierProps {
  firstId: string | undefined;
  load: () => Promise<void>;
}

/** Brings the messages before when one scrolls near to them; the button is for all other ways. */
export function LoadEarlier({ firstId, load }: LoadEarlierProps) {
  const [loading, setLoading] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const onClick = async () => {
    if (loading) return;
    setLoading(true);
    try {
      await load();
    } catch (error) {
      toast.error(errorSentence(error));
    } finally {
      setLoading(false);
    }
  };
  const latest = useRef(onClick);
  useEffect(() => {
    latest.current = onClick;
  });
  useEffect(() => {
    if (!box.current || typeof IntersectionObserver === "undefined") return;
    const root = box.current.closest("[role=log]");
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && void latest.current(),
      { root, rootMargin: AHEAD },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [firstId]);
  return (
    <div ref={box} className="self-center">
      <Button variant="ghost" size="sm" loading={loading} onClick={() => void onClick()}>
        Load earlier messages
      </Button>
    </div>
  );
}
