import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Scope } from '#app/domain/accounts/tokens/scopes.ts'
import type { FormReply } from '#app/web/form-result.ts'
import { NewTokenText, RevokeButton, TokenForm } from './token-parts.tsx'

export type OwnTokenView = {
  id: string
  name: string
  scopes: readonly Scope[]
  expiresAt: string
  lastUsedAt: string | null
}

/** The member's own API tokens in the page of security: those that are valid, and a form for another one. */
export function OwnTokens({
  tokens,
  offered,
  recent,
  reply,
}: {
  tokens: readonly OwnTokenView[]
  offered: readonly Scope[]
  /** Whether the member proved their identity in the last minutes. */
  recent: boolean
  reply: FormReply | null | undefined
}) {
  const t = useT()
  return (
    <Section title={t('tokens.title')}>
      <p>{t('tokens.mineLede')}</p>
      <NewTokenText reply={reply} />
      {tokens.length === 0 ? (
        <p className="quiet-text">{t('tokens.mineEmpty')}</p>
      ) : (
        <ul className="lines gap">
          {tokens.map((token) => (
            <li key={token.id}>
              <b>{token.name}</b>{' '}
              <span className="quiet-text">{token.scopes.map((scope) => t(`tokens.scope.${scope}`)).join(', ')}</span>
              <p className="meta-text">
                {t('tokens.lastUsed')}: {token.lastUsedAt === null ? t('tokens.never') : <Time at={token.lastUsedAt} />}{' '}
                · {t('tokens.expires')}: <Time at={token.expiresAt} form="date" />
              </p>
              <RevokeButton intent="revokeToken" token={token} />
            </li>
          ))}
        </ul>
      )}
      {recent ? (
        <details className="fold gap" open={reply?.intent === 'createToken' && reply.result.status === 'error'}>
          <summary>{t('tokens.createTitle')}</summary>
          <TokenForm intent="createToken" reply={reply} offered={offered} />
        </details>
      ) : (
        <p className="row">
          <span className="quiet-text">{t('tokens.confirmFirst')}</span>
          <a className="button" href={`/me/confirm?to=${encodeURIComponent('/me/security')}`}>
            {t('tokens.create')}…
          </a>
        </p>
      )}
    </Section>
  )
}
