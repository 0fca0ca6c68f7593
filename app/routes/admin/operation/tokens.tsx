import { z } from 'zod'
import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { NewTokenText, RevokeButton, TokenForm } from '#app/components/members/token-parts.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import { newTokenShape, revokeTokenShape } from '#app/domain/accounts/tokens/input.ts'
import { listAllTokens, type OwnedToken } from '#app/domain/accounts/tokens/list-tokens.server.ts'
import { revokeToken } from '#app/domain/accounts/tokens/revoke-token.server.ts'
import { scopes } from '#app/domain/accounts/tokens/scopes.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

const perPage = 50

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('tokens.title'), noindex: true }),
}

// The page of all tokens is an admin's: others have theirs at /me/security.
export const loader = guardedLoader('setting.change', async ({ ctx, url }) => {
  const search = (url.searchParams.get('q') ?? '').trim().replace(/^@/, '').slice(0, 60)
  const cursor = url.searchParams.get('cursor')
  const member = search === '' ? null : await memberByHandle(ctx, search)
  const none = search !== '' && member === null
  const { items, next } = none
    ? { items: [], next: null }
    : await listAllTokens(ctx, { memberId: member?.id ?? null, limit: perPage, cursor })
  return { search, tokens: items, first: cursor === null, next }
})

export const action = guardedAction('setting.change', {
  create: intent({
    shape: newTokenShape.extend({ handle: z.string().trim().min(1).max(40) }),
    limit: 'staffAct',
    run: async ({ ctx }, { handle: wanted, ...input }) => {
      const member = await memberByHandle(ctx, wanted.replace(/^@/, ''))
      if (member === null)
        throw new DomainError('invalid', 'tokens.noMember', { fields: { handle: { key: 'tokens.noMember' } } })
      const { text } = await createToken(ctx, { ...input, memberId: member.id })
      return { extra: { token: text } }
    },
  }),
  revoke: intent({
    shape: revokeTokenShape,
    limit: 'staffAct',
    run: async ({ ctx, url }, input) => {
      await revokeToken(ctx, input)
      return { to: url.pathname + url.search, toast: { tone: 'good', key: 'tokens.revoked' } }
    },
  }),
})

export default function Tokens({ data, result }: PageProps<typeof loader, typeof action>) {
  const { search, tokens, first, next } = data
  const t = useT()
  const address = (cursor: string | null) => withQuery(urls.adminTokens(), { q: search, cursor })
  return (
    <>
      <PageTitle title={t('tokens.title')} lede={t('tokens.lede')} />
      <div className="stack loose">
        <NewTokenText reply={result} />
        <FilterForm
          id="token-search"
          label={t('tokens.find')}
          value={search}
          submit={t('tokens.findSubmit')}
          maxLength={60}
          autoCapitalize="none"
        />
        <PagedList
          count={tokens.length}
          empty={{ title: t('tokens.emptyTitle'), text: t('tokens.emptyText') }}
          newer={first ? null : address(null)}
          older={next === null ? null : address(next)}
        >
          <TokenTable tokens={tokens} />
        </PagedList>
        <Section title={t('tokens.createTitle')}>
          <TokenForm intent="create" reply={result} offered={scopes} forMember />
        </Section>
      </div>
    </>
  )
}

function TokenTable({ tokens }: { tokens: readonly OwnedToken[] }) {
  const t = useT()
  return (
    <DataTable
      caption={t('tokens.title')}
      rows={tokens}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t('tokens.name'), cell: ({ name }) => name },
        {
          key: 'owner',
          title: t('tokens.owner'),
          cell: ({ owner }) => (
            <a href={urls.adminMember(owner.handle)}>
              <bdi>{owner.name}</bdi>
            </a>
          ),
        },
        {
          key: 'scopes',
          title: t('tokens.scopes'),
          cell: (token) => token.scopes.map((scope) => t(`tokens.scope.${scope}`)).join(', '),
        },
        {
          key: 'used',
          title: t('tokens.lastUsed'),
          cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('tokens.never') : <Time at={lastUsedAt} />),
        },
        { key: 'expires', title: t('tokens.expires'), cell: ({ expiresAt }) => <Time at={expiresAt} form="date" /> },
        {
          key: 'state',
          title: t('tokens.state'),
          cell: ({ ended, revoked }) => (
            <Label tone={ended ? undefined : 'good'}>
              {t(`tokens.states.${revoked ? 'revoked' : ended ? 'expired' : 'active'}`)}
            </Label>
          ),
        },
        {
          key: 'revoke',
          title: '',
          cell: (token) => (token.ended ? null : <RevokeButton intent="revoke" token={token} />),
        },
      ]}
    />
  )
}
