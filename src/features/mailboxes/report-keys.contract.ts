import { Type } from 'typebox'
import { DayText, type Endpoint, InstantText, orNull } from '../../platform/http/endpoint.contract.ts'
import { Id, Params } from './mailbox-words.contract.ts'

/** PBKDF2-SHA256 takes at least this many rounds over a passphrase (OWASP, 2023). */
export const LEAST_ROUNDS = 600_000
/** The media type under which an encrypted file is kept. */
export const ENCRYPTED_FILE = 'application/x-mingtang-encrypted'

function base64(maxLength: number) {
  return Type.String({ pattern: '^[A-Za-z0-9+/]+={0,2}$', maxLength })
}

const Wrapped = Type.Object({
  rounds: Type.Integer({ minimum: LEAST_ROUNDS, maximum: 10_000_000 }),
  salt: base64(64),
  nonce: base64(32),
  bytes: base64(1000),
})
const PublicKey = base64(88)

export const listReportKeys = {
  method: 'GET',
  url: '/mailboxes/:id/report-keys',
  summary: '举报密钥：公钥、指纹，以及由口令加密的私钥（保存在服务器上的）',
  params: Params,
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        no: Type.Integer(),
        publicKey: PublicKey,
        fingerprint: Type.String(),
        fromOn: DayText,
        isCurrent: Type.Boolean(),
        madeByName: Type.String(),
        madeAt: InstantText,
        wrappedKey: orNull(Wrapped),
      }),
    ),
  }),
} as const satisfies Endpoint

export const publishReportKey = {
  method: 'POST',
  url: '/mailboxes/:id/report-keys',
  summary: '公布举报密钥的公钥；私钥由口令加密后才可以存到服务器',
  params: Params,
  body: Type.Object({ publicKey: PublicKey, fromOn: DayText, wrappedKey: orNull(Wrapped) }),
  reply: Type.Object({ no: Type.Integer(), fingerprint: Type.String() }),
} as const satisfies Endpoint

export const openEncrypted = {
  method: 'POST',
  url: '/mailbox-letters/:id/encrypted-views',
  summary: '取得加密举报的密文，在浏览器中解密；每次都有记录',
  params: Params,
  body: Type.Object({}),
  reply: Type.Object({
    keyNo: Type.Integer(),
    publicKey: PublicKey,
    fingerprint: Type.String(),
    wrappedKey: orNull(Wrapped),
    enc: Type.String(),
    text: Type.String(),
    /** In the order in which they were encrypted. */
    paperIds: Type.Array(Id),
  }),
} as const satisfies Endpoint
