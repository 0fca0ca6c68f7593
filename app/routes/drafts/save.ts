import { json, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { signedIn } from '#app/core/authorize.ts'
import { isDomainError, statusOf } from '#app/core/errors.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { translator } from '#app/i18n/index.ts'
import { urls } from '#app/views/urls.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { draftInput } from '#app/web/editor-intents.server.ts'
import { formOf } from '#app/web/read-form.server.ts'

/**
 * What an editor saves while a member writes: the fields of its form, and which of two texts to take when both are
 * asked about.
 */
export async function action({ context: { ctx }, request }: ActionFunctionArgs) {
  try {
    await consumeLimit(ctx, 'draft')
    signedIn(ctx.actor)
    const { form } = await formOf(request)
    const choose = form.get('choose')
    const saved = await saveDraft(ctx, {
      ...draftInput(form),
      ...(choose === 'mine' || choose === 'theirs' ? { choose } : {}),
    })
    return json({ state: saved.state, draft: saved.state === 'gone' ? null : saved.draft, message: null })
  } catch (error) {
    if (!isDomainError(error)) throw error
    return json(
      { state: 'gone', draft: null, message: translator(ctx.locale).any(error.key, error.params) },
      { status: statusOf(error) },
    )
  }
}

export function loader() {
  return redirect(urls.drafts())
}
