import { cn } from "@/lib/cn";

/** The product's sign and name. */
export function Brand({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold", className)}>
      <svg aria-hidden viewBox="0 0 24 24" className="size-6 shrink-0">
        <path
          d="M5 3h14a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3h-6l-5 4v-4H5a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3Z"
          className="fill-accent"
        />
        <path
          d="m7.5 10.5 3 3 6-6"
          className="fill-none stroke-on-accent"
          strokeWidth="2.25"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      AI Todo
    </span>
  );
}
