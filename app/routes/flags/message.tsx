import { FlagPage } from '#app/components/flags/flag-page.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import type { PageProps } from '#app/components/shell/page.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { isOfOtherSide, readableMessage } from '#app/domain/cases/readable-message.server.ts'
import { flagPage } from '#app/views/moderation/flag-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction } from '#app/web/form-action.server.ts'
import { flagIntents } from '#app/web/intents/flag-intents.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('flags.form.title.message'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, params }) => {
  const message = await messageNamed(ctx, params.id)
  if (!isOfOtherSide(ctx.actor, message)) throw new DomainError('forbidden', 'flags.errors.ownSide')
  const { id, caseNumber, body, lang } = message
  return {
    ...(await flagPage(ctx, 'message', id, { text: caseReference(caseNumber), href: caseOf(ctx, message) })),
    message: { body, lang },
  }
})

export const action = formAction(
  flagIntents('message', async ({ ctx, params }) => {
    const message = await messageNamed(ctx, params.id)
    return { id: message.id, back: caseOf(ctx, message) }
  }),
  { member: true },
)

async function messageNamed({ read, actor }: Ctx, id: string | undefined) {
  const message = await readableMessage(read, actor, id ?? '')
  if (message === null) throw notFound()
  return message
}

/** The case as this side of it sees it. */
function caseOf({ actor }: Ctx, { customerId, caseNumber }: { customerId: string | null; caseNumber: number }): string {
  return customerId === actor.memberId ? urls.myCase(caseNumber) : urls.case(caseNumber)
}

export default function FlagMessage({ data, result }: PageProps<typeof loader, typeof action>) {
  const { body, lang: textLang } = data.message
  const lang = useTextLang(textLang)
  return (
    <FlagPage data={data} result={result}>
      <blockquote className="lines-kept" lang={lang}>
        {body}
      </blockquote>
    </FlagPage>
  )
}
