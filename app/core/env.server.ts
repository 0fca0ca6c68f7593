import path from 'node:path'
import { z } from 'zod'
import { ownSecret } from './own-secret.server.ts'

const loopback = /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/

/** Whether an origin is this machine, for people who try the product. */
export function isLoopback(origin: string): boolean {
  return loopback.test(origin)
}

const shape = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    ORIGIN: z
      .string()
      .regex(/^https?:\/\/[^/]+$/, 'must be like https://community.example.com, without a path')
      .optional(),
    DATA_DIR: z.string().min(1).default('data'),
    DATABASE_URL: z
      .union([z.literal(''), z.string().regex(/^postgres(ql)?:\/\//, 'must be empty (SQLite) or postgres://…')])
      .default(''),
    DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
    SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    UPLOADS_S3_BUCKET: z.string().min(3).optional(),
    UPLOADS_S3_REGION: z.string().min(1).default('us-east-1'),
    UPLOADS_S3_ENDPOINT: z
      .string()
      .regex(/^https?:\/\//, 'must be like https://s3.example.com')
      .optional(),
    UPLOADS_S3_KEY_ID: z.string().min(1).optional(),
    UPLOADS_S3_SECRET: z.string().min(1).optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'must be smtp://… or smtps://…')
      .optional(),
    // The key in a file, because environments end up in logs.
    DKIM_KEY_FILE: z.string().min(1).optional(),
    DKIM_SELECTOR: z
      .string()
      .regex(/^[A-Za-z0-9._-]+$/, 'must be a selector like mail1')
      .default('dangol'),
    DKIM_DOMAIN: z
      .string()
      .regex(/^[A-Za-z0-9.-]+$/, 'must be a domain')
      .optional(),
    /** Mailbox that answers by mail arrive in. */
    IMAP_URL: z
      .string()
      .regex(/^imaps?:\/\/[^@]+@/, 'must be imaps://user:password@host/INBOX')
      .optional(),
    /** Shared with the mail server that hands over messages at /mail/incoming. */
    MAIL_WEBHOOK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
    VAPID_PUBLIC_KEY: z.string().length(87, 'must be a key of 65 bytes in base64url').optional(),
    VAPID_PRIVATE_KEY: z.string().length(43, 'must be a key of 32 bytes in base64url').optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
    // Hosts inside the network that webhooks may reach, `billing.internal,10.0.0.7`. Not a setting, because an admin
    // of the site does not administer its network.
    WEBHOOK_ALLOWED_HOSTS: z
      .string()
      .regex(/^[A-Za-z0-9.:,[\]_-]*$/, 'must be host names separated by commas')
      .default(''),
    DANGOL_DEMO: z.enum(['0', '1']).default('0'),
    DANGOL_CLOCK_OFFSET_HOURS: z.coerce.number().min(-87_600).max(87_600).default(0),
  })
  .superRefine((env, issue) => {
    const origin = env.ORIGIN ?? `http://localhost:${env.PORT}`
    if (env.DANGOL_CLOCK_OFFSET_HOURS !== 0 && !loopback.test(origin)) {
      issue.addIssue({
        code: 'custom',
        path: ['DANGOL_CLOCK_OFFSET_HOURS'],
        message: 'is only allowed while ORIGIN is a loopback address',
      })
    }
    if (!loopback.test(origin) && env.SESSION_SECRET === undefined) {
      issue.addIssue({
        code: 'custom',
        path: ['SESSION_SECRET'],
        message: 'is required when ORIGIN is not a loopback address',
      })
    }
  })

type S3Variable =
  | 'UPLOADS_S3_BUCKET'
  | 'UPLOADS_S3_REGION'
  | 'UPLOADS_S3_ENDPOINT'
  | 'UPLOADS_S3_KEY_ID'
  | 'UPLOADS_S3_SECRET'

/** The settings of a deployment. What an admin may change while the site runs is a setting in the database instead. */
export type Env = Omit<z.infer<typeof shape>, 'ORIGIN' | 'SESSION_SECRET' | S3Variable> & {
  ORIGIN: string
  SESSION_SECRET: string
  /** Where uploads go; null: a folder of DATA_DIR. Without key and secret the client looks for them where it runs. */
  UPLOADS_S3: {
    bucket: string
    region: string
    endpoint: string | null
    keyId: string | null
    secret: string | null
  } | null
  /** Absolute path of DATA_DIR. */
  dataDir: string
  /** True when the site is reached over https; decides the cookie prefix and HSTS. */
  secure: boolean
}

/** All problems of the environment together, one line each. */
export class EnvProblem extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`Bad settings:\n${problems.map((p) => `  ${p}`).join('\n')}`)
    this.name = 'EnvProblem'
    this.problems = problems
  }
}

/** Reads and checks the environment. @throws EnvProblem naming every bad variable. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([key, value]) => value !== '' || key === 'DATABASE_URL'),
  )
  const parsed = shape.safeParse(given)
  if (!parsed.success)
    throw new EnvProblem(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
  const {
    UPLOADS_S3_BUCKET: bucket,
    UPLOADS_S3_REGION: region,
    UPLOADS_S3_ENDPOINT: endpoint,
    UPLOADS_S3_KEY_ID: keyId,
    UPLOADS_S3_SECRET: secret,
    ...env
  } = parsed.data
  const ORIGIN = env.ORIGIN ?? `http://localhost:${env.PORT}`
  const dataDir = path.resolve(env.DATA_DIR)
  return {
    ...env,
    ORIGIN,
    SESSION_SECRET: env.SESSION_SECRET ?? ownSecret(dataDir),
    UPLOADS_S3:
      bucket === undefined
        ? null
        : { bucket, region, endpoint: endpoint ?? null, keyId: keyId ?? null, secret: secret ?? null },
    dataDir,
    secure: ORIGIN.startsWith('https://'),
  }
}
