import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { DataOf, PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { dropDraft } from '#app/domain/drafts/drop-draft.server.ts'
import { myDrafts, type ListedDraft } from '#app/domain/drafts/my-drafts.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

const excerptLength = 200

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('composer.drafts.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx }) => ({
  drafts: (await myDrafts(ctx)).map((draft) => ({ ...draft, href: hrefOf(draft) })),
}))

export const action = formAction(
  {
    drop: intent({
      shape: z.object({ place: z.string().max(100) }),
      run: async ({ ctx }, { place }) => {
        await dropDraft(ctx, { place })
        return { to: urls.drafts(), toast: { tone: 'good', key: 'composer.draft.discarded' } }
      },
    }),
  },
  { member: true },
)

/** Where the draft is written on; null when its thread is no longer there. */
function hrefOf({ kind, thread, postId, case: found }: ListedDraft): string | null {
  if (kind === 'thread') return urls.ask()
  if (kind === 'case') return found === null ? null : urls.case(found.number)
  if (thread === null) return null
  if (kind === 'edit') return urls.editPost(postId ?? '')
  return kind === 'answer' ? `${urls.thread(thread)}#write` : urls.permalink(postId ?? '')
}

export default function Drafts({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { drafts } = data
  return (
    <>
      <PageTitle title={t('composer.drafts.title')} lede={t('composer.drafts.lede')} />
      {drafts.length === 0 && (
        <EmptyState title={t('composer.drafts.emptyTitle')} text={t('composer.drafts.emptyText')} />
      )}
      <ul className="drafts stack loose">
        {drafts.map((draft) => (
          <Draft key={draft.place} draft={draft} />
        ))}
      </ul>
    </>
  )
}

type Shown = DataOf<typeof loader>['drafts'][number]

function Draft({ draft: { place, kind, thread, case: found, href, fields, kept, savedAt } }: { draft: Shown }) {
  const t = useT()
  const [form] = useActionForm<{ place: string }>('drop', null, undefined, { field: 'place', value: place })
  const title = fields.title ?? thread?.title ?? found?.subject ?? t('composer.drafts.noTitle')
  return (
    <li className="stack">
      <h2>{title}</h2>
      <p className="meta">
        <span>{t(`composer.drafts.kind.${kind}`)}</span> <Time at={savedAt} form="moment" />
      </p>
      <p className="draft-text">{(fields.body ?? '').slice(0, excerptLength)}</p>
      {href === null && <WholeText label={t('composer.drafts.gone')} text={fields.body ?? ''} />}
      {kept !== null && (
        <WholeText label={t('composer.draft.kept')} text={[kept.title, kept.body].filter(Boolean).join('\n\n')} />
      )}
      <ActionForm form={form} className="row">
        <input type="hidden" name="place" value={place} />
        {href !== null && (
          <LinkButton size="small" look="soft" href={href}>
            {t('composer.drafts.open')}
          </LinkButton>
        )}
        <Button size="small" look="quiet">
          {t('common.delete')}
        </Button>
      </ActionForm>
    </li>
  )
}

function WholeText({ label, text }: { label: string; text: string }) {
  return (
    <details className="fold">
      <summary>{label}</summary>
      <textarea readOnly aria-label={label} rows={8} value={text} />
    </details>
  )
}
