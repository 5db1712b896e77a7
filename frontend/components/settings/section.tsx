import type { ReactNode } from "react";

interface SettingsSectionProps {
  title: string;
  description?: string;
  children?: ReactNode;
}

export function SettingsSection({ title, description, children }: SettingsSectionProps) {
  return (
    <section aria-label={title} className="surface-card p-5">
      <h2 className="font-semibold">{title}</h2>
      {description && <p className="mt-1 text-sm break-words text-muted">{description}</p>}
      {children && <div className="mt-4">{children}</div>}
    </section>
  );
}
