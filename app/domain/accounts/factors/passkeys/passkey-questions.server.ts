import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { passkeysOf } from '#app/domain/accounts/queries/factors.server.ts'
import { newChallenge, type Asked } from './passkey-challenge.server.ts'

const timeout = 5 * 60_000

/** Signatures that browsers and devices know, in the order we like them: Ed25519, ES256, RS256 (Windows Hello). */
const algorithms = [-8, -7, -257]

/** The site as passkeys know it: a passkey of another host does not answer. */
export function passkeySite(ctx: Pick<Ctx, 'platform'>): { id: string; origin: string } {
  const { hostname, origin } = new URL(ctx.platform.env.ORIGIN)
  return { id: hostname, origin }
}

/**
 * What the browser asks of a passkey. @param memberId whose passkeys may answer; null: any on the device, which then says whose it is
 */
export async function askPasskey(
  ctx: Ctx,
  asked: Asked,
  memberId: string | null,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const known = memberId === null ? [] : await passkeysOf(ctx.read, memberId)
  return {
    challenge: newChallenge(ctx.platform.env, asked, ctx.now()),
    rpId: passkeySite(ctx).id,
    userVerification: 'required',
    timeout,
    allowCredentials: known.map(({ credential_id, transports }) => ({
      id: credential_id,
      type: 'public-key',
      ...transportsOf(transports),
    })),
  }
}

/** What the browser makes a new passkey from. @throws forbidden with the code `reauthenticate` */
export async function askNewPasskey(ctx: Ctx): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const memberId = signedIn(ctx.actor)
  requireRecentSignIn(ctx)
  const { handle, name } = ctx.actor
  return {
    challenge: newChallenge(ctx.platform.env, addedIn(ctx), ctx.now()),
    rp: { id: passkeySite(ctx).id, name: ctx.setting('site.name') },
    user: {
      id: Buffer.from(memberId).toString('base64url'),
      name: handle ?? '',
      displayName: name ?? handle ?? '',
    },
    pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' })),
    timeout,
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    excludeCredentials: (await passkeysOf(ctx.read, memberId)).map(({ credential_id, transports }) => ({
      id: credential_id,
      type: 'public-key',
      ...transportsOf(transports),
    })),
  }
}

/** The question of a new passkey belongs to the session it was asked in. */
export function addedIn({ session }: Pick<Ctx, 'session'>): Asked {
  return { for: 'add', subject: session?.idHash ?? '' }
}

type Transport = NonNullable<
  NonNullable<PublicKeyCredentialRequestOptionsJSON['allowCredentials']>[number]['transports']
>

function transportsOf(text: string): { transports?: Transport } {
  return text === '' ? {} : { transports: text.split(' ') as Transport }
}
