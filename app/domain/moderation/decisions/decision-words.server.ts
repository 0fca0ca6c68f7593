import type { Reading } from '#app/core/reading.ts'
import type { PostDecisionInput } from '#app/domain/moderation/input.ts'
import { memberLocale } from '#app/domain/moderation/queries/people.server.ts'
import { templateText } from '#app/domain/moderation/templates/template-text.server.ts'
import { generalRule } from '#app/registry/community-rules.ts'

/**
 * What a decision says to who made the thing: the template in their language, then what was typed. A rule that was chosen
 * wins over that of the template. @param authorId null: an account that is gone
 */
export async function decisionWords(
  from: Pick<Reading, 'read' | 'setting'>,
  { note, rule, templateId }: Pick<PostDecisionInput, 'note' | 'rule' | 'templateId'>,
  authorId: string | null,
): Promise<{ facts: string; rule: string }> {
  const template = await templateText(from, templateId, await memberLocale(from, authorId))
  return {
    facts: [template?.text, note.trim()].filter(Boolean).join('\n\n'),
    rule: rule === generalRule ? (template?.rule ?? rule) : rule,
  }
}
