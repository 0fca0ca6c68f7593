import { z } from 'zod'
import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { MailHealthPanel } from '#app/components/mail/mail-health.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable, type Column } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { Tone } from '#app/components/parts/tone.ts'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { decodeCursor, toPage } from '#app/core/page.ts'
import { mailHealth } from '#app/domain/mail/desk/mail-health.server.ts'
import { resendable, resendMail } from '#app/domain/mail/desk/resend-mail.server.ts'
import { sendTestMail } from '#app/domain/mail/desk/send-test-mail.server.ts'
import { listMails } from '#app/domain/mail/queries/desk.server.ts'
import type { T } from '#app/i18n/translate.ts'
import { mailKinds, type MailKind } from '#app/registry/mail-kinds.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'
import { mailStates as states } from '#db/schema/mail.ts'

const page = '/admin/mail'
const perPage = 50
const tones: Record<(typeof states)[number], Tone | undefined> = {
  queued: 'info',
  sending: 'info',
  sent: 'good',
  failed: 'bad',
  suppressed: 'warn',
  cancelled: undefined,
}

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('mail.desk.title'), noindex: true }),
}

export const loader = guardedLoader('mail.administer', async ({ ctx, url }) => {
  const { searchParams } = url
  const state = states.find((one) => one === searchParams.get('state')) ?? null
  const kind = (Object.keys(mailKinds) as MailKind[]).find((one) => one === searchParams.get('kind')) ?? null
  const address = (searchParams.get('q') ?? '').slice(0, 200)
  const cursor = searchParams.get('cursor')
  const before = cursor === null ? null : String(decodeCursor(cursor, 1)[0])
  const rows = await listMails(ctx.read, { state, kind, address }, { limit: perPage + 1, before })
  const { items, next } = toPage(rows, perPage, ({ id }) => [id])
  return { state, kind, address, first: cursor === null, next, mails: items, health: await mailHealth(ctx) }
})

export const action = guardedAction('mail.administer', {
  resend: intent({
    shape: z.object({ id: z.string().max(60) }),
    async run({ ctx, url }, input) {
      await resendMail(ctx, input)
      return { to: url.pathname + url.search, toast: { tone: 'good', key: 'mail.desk.resent' } }
    },
  }),
  test: intent({
    shape: z.object({}),
    async run({ ctx }) {
      await sendTestMail(ctx)
      return { to: page, toast: { tone: 'good', key: 'mail.desk.testQueued' } }
    },
  }),
})

type Data = PageProps<typeof loader>['data']

/** What goes out, what didn't, and why. */
export default function Mail({ data, result: failure }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { state, kind, address, first, next, mails, health } = data
  const at = (choice: { state?: string | null; kind?: string | null; cursor?: string | null }): string =>
    withQuery(page, { q: address, state, kind, cursor: null, ...choice })
  const all = { text: t('mail.desk.all'), href: at({ state: null }), current: state === null }
  return (
    <>
      <PageTitle title={t('mail.desk.title')} lede={t('mail.desk.lede')}>
        <form method="post" className="row">
          <input type="hidden" name="intent" value="test" />
          <OnceField />
          <a className="button" href="/admin/mail/preview">
            {t('mail.preview.title')}
          </a>
          <a className="button" href="/admin/mail/addresses">
            {t('mail.addresses.title')}
          </a>
          <Button>{t('mail.desk.test')}</Button>
        </form>
      </PageTitle>
      <div className="stack loose">
        {failure?.error && <Alert tone="bad">{t.any(failure.error.key, failure.error.params)}</Alert>}
        <MailHealthPanel health={health} />
        <FilterForm
          id="mail-search"
          label={t('mail.desk.search')}
          value={address}
          submit={t('mail.desk.find')}
          maxLength={200}
          autoCapitalize="none"
        >
          <div className="field">
            <label htmlFor="mail-kind">{t('mail.desk.kind')}</label>
            <select id="mail-kind" name="kind" defaultValue={kind ?? ''}>
              <option value="">{t('mail.desk.allKinds')}</option>
              {(Object.keys(mailKinds) as MailKind[]).map((one) => (
                <option key={one} value={one}>
                  {t(`mail.kind.${one}`)}
                </option>
              ))}
            </select>
          </div>
        </FilterForm>
        <FilterChips
          label={t('mail.desk.state')}
          chips={[
            all,
            ...states.map((one) => ({
              text: t(`mail.state.${one}`),
              href: at({ state: one }),
              current: state === one,
              count: health.counts[one],
            })),
          ]}
        />
        {mails.length === 0 ? (
          <EmptyState title={t('mail.desk.emptyTitle')} text={t('mail.desk.emptyText')} />
        ) : (
          <DataTable caption={t('mail.desk.title')} rows={mails} rowKey={({ id }) => id} columns={columnsIn(t)} />
        )}
        <Pager newer={first ? null : at({})} older={next === null ? null : at({ cursor: next })} />
      </div>
    </>
  )
}

function columnsIn(t: T): Column<Data['mails'][number]>[] {
  return [
    {
      key: 'kind',
      title: t('mail.desk.kind'),
      cell: ({ kind }) => (Object.hasOwn(mailKinds, kind) ? t(`mail.kind.${kind as MailKind}`) : kind),
    },
    {
      key: 'to',
      title: t('mail.desk.to'),
      cell: ({ handle: member, name, sent_to, address }) => (
        <>
          {member !== null && (
            <a href={`/admin/members/${encodeURIComponent(member)}`}>
              <bdi>{name}</bdi>
            </a>
          )}{' '}
          <span className="quiet-text">{sent_to ?? address}</span>
        </>
      ),
    },
    {
      key: 'state',
      title: t('mail.desk.state'),
      cell: ({ state, attempts }) => (
        <>
          <Label tone={tones[state]}>{t(`mail.state.${state}`)}</Label>{' '}
          {attempts > 0 && <span className="quiet-text">{t('mail.desk.attempts', { count: attempts })}</span>}
        </>
      ),
    },
    { key: 'when', title: t('mail.desk.when'), cell: ({ ended_at, due_at }) => <Time at={ended_at ?? due_at} /> },
    {
      key: 'note',
      title: t('mail.desk.note'),
      cell: ({ id, state, note }) => (
        <>
          {note !== null && <code>{note}</code>}
          {resendable.some((one) => one === state) && (
            <form method="post">
              <input type="hidden" name="intent" value="resend" />
              <input type="hidden" name="id" value={id} />
              <OnceField />
              <Button size="small">{t('mail.desk.resend')}</Button>
            </form>
          )}
        </>
      ),
    },
  ]
}
