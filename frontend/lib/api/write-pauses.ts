/** How long a write waits before it is sent again, in milliseconds; then its failure is told. */
export const WRITE_PAUSES_MS: readonly number[] = [400, 1_200, 3_000];
