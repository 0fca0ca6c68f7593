import type { OutcomeCount } from '#app/domain/threads/queries/outcomes.server.ts'

/** What readers say of one answer: on the version that a press would be about, and on the others. */
export function outcomeView(
  post: { id: string; allowed: { outcome: boolean } },
  thread: { product: unknown; version: string | null },
  versions: readonly string[],
  counts: readonly OutcomeCount[],
) {
  const version =
    thread.product === null
      ? ''
      : (counts.find(({ mine }) => mine !== null)?.version ?? thread.version ?? versions[0] ?? '')
  const here = counts.find((one) => one.version === version)
  return {
    postId: post.id,
    version,
    versions: thread.product === null ? [] : versions,
    worked: here?.worked ?? 0,
    failed: here?.failed ?? 0,
    mine: here?.mine ?? null,
    others: counts
      .filter((one) => one.version !== version && one.version !== '')
      .map(({ version: other, worked, failed }) => ({ version: other, worked, failed })),
    mayPress: post.allowed.outcome,
  }
}
