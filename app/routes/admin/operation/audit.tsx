import { z } from 'zod'
import { AuditTable } from '#app/components/admin/audit-table.tsx'
import { actWords } from '#app/components/admin/audit-words.ts'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { auditLog } from '#app/domain/audit/audit-log.server.ts'
import { checkAuditChain } from '#app/domain/audit/check-audit-chain.server.ts'
import { lastAuditCheck } from '#app/domain/audit/queries/log.server.ts'
import { actionsOf, auditSubjects } from '#app/registry/audit-actions.ts'
import { auditQuery, type AuditAsked } from '#app/views/audit/audit-query.server.ts'
import { auditRowViews } from '#app/views/audit/audit-view.server.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

const perPage = 50

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('audit.page.title'), noindex: true }),
}

export const loader = guardedLoader('audit.read', async ({ ctx, url }) => {
  const { asked, filter, unknownMember } = await auditQuery(ctx, url)
  const cursor = url.searchParams.get('cursor')
  const { items, next } = await auditLog(ctx, filter, { limit: perPage, cursor })
  const check = await lastAuditCheck(ctx.read)
  return {
    asked,
    unknownMember,
    first: cursor === null,
    next,
    rows: await auditRowViews(ctx, items),
    check: check === undefined ? null : { at: check.at, rows: check.rows, brokenAt: check.broken_at },
  }
})

export const action = guardedAction('audit.read', {
  verify: intent({
    shape: z.object({}),
    limit: 'staffAct',
    async run({ ctx, url }) {
      await checkAuditChain(ctx)
      return { to: url.pathname + url.search, toast: { tone: 'good', key: 'audit.page.verified' } }
    },
  }),
})

export default function Audit({ data }: PageProps<typeof loader, typeof action>) {
  const { asked, unknownMember, rows, check, first, next } = data
  const t = useT()
  const here = (more: Record<string, string | null>) => withQuery(urls.audit(), { ...given(asked), ...more })
  return (
    <>
      <PageTitle title={t('audit.page.title')} lede={t('audit.page.lede')} />
      <div className="stack loose">
        <ChainState check={check} />
        <Filters asked={asked} unknownMember={unknownMember} />
        {rows.length === 0 ? (
          <EmptyState title={t('audit.page.emptyTitle')} text={t('audit.page.emptyText')} />
        ) : (
          <>
            <p>
              <a className="button" href={withQuery(`${urls.audit()}/csv`, given(asked))} download>
                {t('audit.page.csv')}
              </a>
            </p>
            <AuditTable rows={rows} />
          </>
        )}
        <Pager newer={first ? null : here({})} older={next === null ? null : here({ cursor: next })} />
      </div>
    </>
  )
}

function ChainState({ check }: { check: { at: string; rows: number; brokenAt: number | null } | null }) {
  const t = useT()
  const whole = check === null || check.brokenAt === null
  return (
    <form method="post" className="row">
      <input type="hidden" name="intent" value="verify" />
      <OnceField />
      <Note
        tone={check === null ? 'info' : whole ? 'good' : 'bad'}
        icon={check === null ? 'clock' : whole ? 'check' : 'warn'}
      >
        {check === null && t('audit.page.neverChecked')}
        {check !== null && check.brokenAt === null && t('audit.page.whole', { count: check.rows })}
        {check !== null && check.brokenAt !== null && t('audit.page.broken', { number: String(check.brokenAt) })}{' '}
        {check !== null && <Sentence text="audit.page.checked" with={{ when: <Time at={check.at} /> }} />}
      </Note>
      <Button size="small">{t('audit.page.verify')}</Button>
    </form>
  )
}

function Filters({ asked, unknownMember }: { asked: AuditAsked; unknownMember: boolean }) {
  const t = useT()
  return (
    <form method="get" className="filters" role="search" aria-label={t('audit.page.title')}>
      <div className="field">
        <label htmlFor="audit-who">{t('audit.page.whoHint')}</label>
        <input
          id="audit-who"
          name="who"
          defaultValue={asked.who}
          maxLength={60}
          autoCapitalize="none"
          aria-describedby={unknownMember ? 'audit-who-error' : undefined}
          aria-invalid={unknownMember || undefined}
        />
        {unknownMember && (
          <span className="error" id="audit-who-error">
            {t('audit.page.unknownMember')}
          </span>
        )}
      </div>
      <div className="field">
        <label htmlFor="audit-act">{t('audit.page.act')}</label>
        <select id="audit-act" name="act" defaultValue={asked.act}>
          <option value="">{t('audit.page.anyAct')}</option>
          {auditSubjects.map((subject) => (
            <optgroup key={subject} label={t.any(`audit.subject.${subject}`)}>
              <option value={subject}>{t('audit.page.allOf', { subject: t.any(`audit.subject.${subject}`) })}</option>
              {actionsOf(subject).map((action) => (
                <option key={action} value={action}>
                  {actWords(t, action)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="audit-subject">{t('audit.page.subjectHint')}</label>
        <input id="audit-subject" name="subject" defaultValue={asked.subject} maxLength={100} autoCapitalize="none" />
      </div>
      {(['from', 'until'] as const).map((name) => (
        <div className="field" key={name}>
          <label htmlFor={`audit-${name}`}>{t(`audit.page.${name}`)}</label>
          <input id={`audit-${name}`} name={name} type="date" defaultValue={asked[name]} />
        </div>
      ))}
      <Button>{t('audit.page.show')}</Button>
      {Object.keys(given(asked)).length > 0 && <a href={urls.audit()}>{t('audit.page.everything')}</a>}
    </form>
  )
}

/** What was asked, without what was left open. */
function given(asked: AuditAsked): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
}
