import { memo, type ComponentProps } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";

const SAFE_LINK = /^(https?:|mailto:)/i;

/** Links lead out of the page and carry no trust; anything but a web or mail address stays text. */
function Link({ href, children }: ComponentProps<"a">) {
  if (!href || !SAFE_LINK.test(href)) return <>{children}</>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent-ink underline underline-offset-2"
    >
      {children}
    </a>
  );
}

/** An image would tell a stranger's server that this was read: its description stands for it. */
function ImageText({ alt }: ComponentProps<"img">) {
  return alt ? <span>[image: {alt}]</span> : null;
}

function Table({ children }: ComponentProps<"table">) {
  return (
    // Scrolls sideways by keyboard as well, hence the tab stop.
    <div tabIndex={0} role="group" aria-label="Table" className="overflow-x-auto">
      <table>{children}</table>
    </div>
  );
}

function Pre({ children }: ComponentProps<"pre">) {
  return (
    <pre tabIndex={0} className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm">
      {children}
    </pre>
  );
}

const components: Components = {
  a: Link,
  img: ImageText,
  table: Table,
  pre: Pre,
  // The page has its own headings; those of an answer are only bold lines.
  h1: ({ children }) => <p className="font-semibold">{children}</p>,
  h2: ({ children }) => <p className="font-semibold">{children}</p>,
  h3: ({ children }) => <p className="font-semibold">{children}</p>,
  h4: ({ children }) => <p className="font-semibold">{children}</p>,
  h5: ({ children }) => <p className="font-semibold">{children}</p>,
  h6: ({ children }) => <p className="font-semibold">{children}</p>,
  // A ticked box in an answer is not a control.
  input: ({ checked }) => <span aria-hidden>{checked ? "☑ " : "☐ "}</span>,
};

const plugins = [remarkGfm];

const PROSE =
  "flex flex-col gap-3 break-words [&_li]:my-1 [&_ol]:list-decimal [&_ol]:pl-6 [&_ul]:list-disc [&_ul]:pl-5 " +
  "[&_.contains-task-list]:list-none [&_.contains-task-list]:pl-1 [&_blockquote]:border-l-2 [&_blockquote]:border-line-strong [&_blockquote]:pl-3 " +
  "[&_:not(pre)>code]:rounded-sm [&_:not(pre)>code]:bg-sunken [&_:not(pre)>code]:px-1 [&_:not(pre)>code]:font-mono [&_:not(pre)>code]:text-[0.9em] " +
  "[&_table]:w-full [&_table]:text-sm [&_td]:border-b [&_td]:px-2 [&_td]:py-1.5 [&_th]:border-b [&_th]:px-2 [&_th]:py-1.5 [&_th]:text-left [&_th]:font-medium " +
  "[&_strong]:font-semibold [&_hr]:border-line";

/** An answer's Markdown. Raw HTML in it shows as the text it is. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className={PROSE}>
      <ReactMarkdown remarkPlugins={plugins} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
});
