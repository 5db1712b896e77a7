import { TextField } from "@/components/ui/text-field";

/** The address of an account, as every form for people who are not signed in asks for it. */
export function EmailField({ error }: { error: string | undefined }) {
  return (
    <TextField
      label="Email"
      name="email"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      reserveMessage
      error={error}
    />
  );
}
