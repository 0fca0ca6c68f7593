import { z } from 'zod'
import { WithdrawFlag } from '#app/components/flags/flag-form.tsx'
import { FlagStateLabel } from '#app/components/flags/flag-lines.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { myFlags, type FlaggedThing } from '#app/domain/flags/queries/my-flags.server.ts'
import { withdrawFlagById } from '#app/domain/flags/withdraw-flag.server.ts'
import type { FlaggedType } from '#app/registry/flag-reasons.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: () => ({ subject: ['flag'], id: null }),
  page: 'narrow',
  head: (_data, t) => ({ title: t('flags.mine.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, memberId }) => ({ flags: await myFlags(ctx, memberId) }))

export const action = formAction(
  {
    withdraw: intent({
      shape: z.object({ id: z.string().max(40) }),
      run: async ({ ctx }, { id }) => {
        await withdrawFlagById(ctx, id)
        return { to: urls.myFlags(), toast: { tone: 'good', key: 'flags.toast.withdrawn' } }
      },
    }),
  },
  { member: true },
)

/** What a member reported, and what became of it. */
export default function MyFlags({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  return (
    <>
      <PageTitle title={t('flags.mine.title')} lede={t('flags.mine.lede')} />
      {data.flags.length === 0 && <EmptyState title={t('flags.mine.empty')} text={t('flags.mine.emptyText')} />}
      <ul className="lines">
        {data.flags.map((flag) => (
          <MyFlag key={flag.id} flag={flag} result={result} />
        ))}
      </ul>
    </>
  )
}

function addressOf(type: FlaggedType, id: string, { slug = '', handle = '', case: about }: FlaggedThing): string {
  if (about !== undefined) return about.own ? urls.myCase(about.number) : urls.case(about.number)
  if (type === 'story') return urls.story({ id, slug })
  if (type === 'profile') return urls.member(handle)
  return type === 'picture' ? urls.upload(id) : urls.permalink(id)
}

function MyFlag({
  flag,
  result,
}: {
  flag: Awaited<ReturnType<typeof myFlags>>[number]
  result: FormResult | null | undefined
}) {
  const t = useT()
  const lang = useTextLang(flag.thing?.lang ?? null)
  return (
    <li className="stack tight">
      <h2 className="as-h3">
        {t(`flags.thing.${flag.type}`)}: {t(`flags.reason.${flag.reason}`)} <FlagStateLabel state={flag.state} />
      </h2>
      {flag.thing === null ? (
        <p className="meta-text">{t('flags.mine.gone')}</p>
      ) : (
        <p>
          <a href={addressOf(flag.type, flag.subjectId, flag.thing)} lang={lang}>
            {flag.thing.text ?? t('flags.thing.picture')}
          </a>
        </p>
      )}
      {flag.note !== '' && <blockquote className="lines-kept">{flag.note}</blockquote>}
      <p className="meta">
        <Time at={flag.at} form="moment" />
      </p>
      <p>
        {t(
          flag.type === 'message' && flag.state === 'upheld'
            ? 'flags.means.upheldMessage'
            : `flags.means.${flag.state}`,
        )}
      </p>
      {flag.words !== '' && (
        <p className="lines-kept">
          <b>{t('flags.mine.words')}</b> {flag.words}
        </p>
      )}
      {flag.state === 'open' && <WithdrawFlag id={flag.id} result={result} />}
    </li>
  )
}
