import { useId, type ReactNode } from "react";

interface TopicProps {
  title: string;
  children: ReactNode;
}

/** One thing that help explains. */
export function Topic({ title, children }: TopicProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2.5 surface-card p-5">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

export function Text({ children }: { children: ReactNode }) {
  return <p className="text-sm text-muted">{children}</p>;
}

/** What one can say, by what one wants. */
export function Examples({ rows }: { rows: readonly (readonly [string, readonly string[]])[] }) {
  return (
    <dl className="flex flex-col divide-y divide-line text-sm">
      {rows.map(([aim, said]) => (
        <div key={aim} className="flex flex-col gap-x-4 gap-y-1 py-2 sm:flex-row">
          <dt className="shrink-0 text-muted sm:w-32">{aim}</dt>
          <dd className="flex min-w-0 flex-col gap-1">
            {said.map((text) => (
              <q key={text} className="break-words">
                {text}
              </q>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
