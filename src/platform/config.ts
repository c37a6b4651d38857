import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { defaultDataDir } from './db/engine-files.ts'

// Without encryption only on this machine itself.
const CAMPUS_ADDRESS = '^https://[^\\s?#]+$|^http://(?:127\\.0\\.0\\.1|localhost)(?::\\d+)?(?:/[^\\s?#]*)?$|^$'

const Setting = {
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65535,
    default: 8080,
    description: '监听端口；0 表示由系统选一个空闲端口。',
  }),
  HOST: Type.String({ default: '0.0.0.0', description: '监听地址。放在反向代理之后时用 127.0.0.1。' }),
  DATA_DIR: Type.String({
    default: '',
    description:
      '数据目录（内置数据库、附件、密钥）。留空为项目下的 data；root 运行且项目目录不可达时为 /var/lib/mingtang。',
  }),
  DATABASE_URL: Type.String({
    default: '',
    description: '使用已有的 PostgreSQL 15 或更新版本；留空则使用内置数据库。',
  }),
  DATABASE_OWNER_URL: Type.String({
    default: '',
    description: '用来升级表结构的连接（表的所有者）。留空则用 DATABASE_URL；分开设置时，日常连接不能改动台账。',
  }),
  DATABASE_APP_ROLE: Type.String({
    default: '',
    pattern: '^[a-z_][a-z0-9_]*$|^$',
    description: '与 DATABASE_OWNER_URL 同用：日常连接的角色名，升级后自动授权。',
  }),
  DATABASE_POOL: Type.Integer({ minimum: 4, maximum: 200, default: 12, description: '每个进程的数据库连接数上限。' }),
  WORKERS: Type.Integer({
    minimum: 1,
    maximum: 16,
    default: 1,
    description: '用几个进程回答请求。访问量大时设为处理器核数；每多一个进程约多占 120 MB 内存。',
  }),
  PUBLIC_URL: Type.String({
    default: '',
    pattern: '^https?://[^/]+$|^$',
    description:
      '公众访问的网址，如 https://xxgk.example.edu.cn；用于订阅源、站点地图、结果文书上的核验二维码和安全 Cookie。',
  }),
  TRUST_PROXY: Type.String({ default: '', description: '可信的反向代理地址，逗号分隔，如 127.0.0.1。' }),
  SESSION_IDLE_MINUTES: Type.Integer({
    minimum: 1,
    maximum: 1440,
    default: 30,
    description: '多久不操作自动退出（分钟）。等级保护测评常用值为 10。',
  }),
  SESSION_HOURS: Type.Integer({ minimum: 1, maximum: 168, default: 12, description: '一次登录最长有效时间（小时）。' }),
  LOCK_AFTER_FAILURES: Type.Integer({
    minimum: 3,
    maximum: 20,
    default: 5,
    description: '连续输错几次密码后锁定账号。',
  }),
  LOCK_MINUTES: Type.Integer({ minimum: 1, maximum: 1440, default: 5, description: '锁定多久（分钟）。' }),
  PAGE_CACHE_MB: Type.Integer({
    minimum: 0,
    maximum: 4096,
    default: 32,
    description: '每个进程用多少内存保存已生成的公开网页（MB）；0 表示每次重新生成。',
  }),
  UPLOAD_MAX_MB: Type.Integer({ minimum: 1, maximum: 1024, default: 50, description: '单个附件大小上限（MB）。' }),
  DISK_RESERVE_MB: Type.Integer({
    minimum: 0,
    maximum: 100_000,
    default: 200,
    description:
      '数据目录所在磁盘的剩余空间少于此数（MB）时不再接受修改，只供阅读，以免数据库写满而停止；腾出空间后自动恢复。',
  }),
  METRICS_TOKEN: Type.String({ default: '', description: '读取 /metrics 的口令；留空时只允许本机读取。' }),
  SECRET_KEY_FILE: Type.String({
    default: '',
    description: '密钥文件（32 字节，base64）。留空则在数据目录中生成 secret.key。',
  }),
  SMTP_URL: Type.String({
    default: '',
    pattern: '^smtps?://[^/]+/?$|^$',
    description:
      '发信服务器，如 smtps://账号:口令@smtp.example.edu.cn:465，或 smtp://…:587（自动加密）；账号、口令中的特殊字符按网址规则编码。留空则不发邮件，邮件通知排队等候。',
  }),
  MAIL_FROM: Type.String({
    default: '',
    pattern: '^[^\\r\\n]*@[^\\r\\n]+$|^$',
    description: '发件人，如 示例大学信息公开办公室 <xxgk@example.edu.cn>；退信寄到这个地址。与 SMTP_URL 一起设置。',
  }),
  MAIL_POLL_SECONDS: Type.Integer({
    minimum: 5,
    maximum: 3600,
    default: 60,
    description: '每隔多少秒查收一次收信邮箱。',
  }),
  MAIL_MAX_MB: Type.Integer({
    minimum: 1,
    maximum: 200,
    default: 40,
    description: '收取的单封邮件大小上限（MB）；更大的只登记，不取内容，留在邮箱中。',
  }),
  SMS_URL: Type.String({
    default: '',
    pattern: '^https://.+$|^http://(?:127\\.0\\.0\\.1|localhost)[:/].*$|^$',
    description: '短信网关的 HTTPS 地址（接收 JSON：id、phone、text）；留空则不发短信。',
  }),
  SMS_TOKEN: Type.String({ default: '', description: '短信网关的口令（Authorization: Bearer）。' }),
  WECOM_URL: Type.String({
    default: 'https://qyapi.weixin.qq.com',
    pattern: '^https://[^/]+$|^http://(?:127\\.0\\.0\\.1|localhost)(?::\\d+)?$',
    description: '企业微信接口地址；学校有自己的代理时改为代理地址。',
  }),
  WECOM_CORP_ID: Type.String({ default: '', description: '企业微信的企业 ID；留空则不发企业微信消息。' }),
  WECOM_AGENT_ID: Type.String({ default: '', pattern: '^\\d*$', description: '企业微信应用的 AgentId。' }),
  WECOM_SECRET: Type.String({ default: '', description: '企业微信应用的 Secret。' }),
  OIDC_ISSUER: Type.String({
    default: '',
    pattern: CAMPUS_ADDRESS,
    description:
      '学校统一身份认证的 OpenID Connect 地址（issuer）；与 OIDC_CLIENT_ID、PUBLIC_URL 一起设置。回调地址登记为 PUBLIC_URL 加 /login/campus/return，退出后返回地址为 PUBLIC_URL 加 /。',
  }),
  OIDC_CLIENT_ID: Type.String({ default: '', description: '本系统在统一身份认证中的 client_id。' }),
  OIDC_CLIENT_SECRET: Type.String({
    default: '',
    description: '本系统的 client_secret；公开客户端留空（始终使用 PKCE）。',
  }),
  CAS_URL: Type.String({
    default: '',
    pattern: CAMPUS_ADDRESS,
    description:
      '学校统一身份认证的 CAS 地址，如 https://cas.example.edu.cn/cas；与 PUBLIC_URL 一起设置，不与 OIDC_ISSUER 同用。',
  }),
  CAMPUS_NUMBER: Type.String({
    default: '',
    pattern: '^[\\w:.-]{0,100}$',
    description: '统一身份认证用哪个字段给出工号、学号；留空为 OpenID Connect 的 sub、CAS 的 user。',
  }),
  CAMPUS_NAME: Type.String({
    default: '统一身份认证',
    minLength: 1,
    maxLength: 20,
    description: '登录页上统一身份认证的名称。',
  }),
  LINK_CHECKS_PER_MINUTE: Type.Integer({
    minimum: 0,
    maximum: 60,
    default: 0,
    description:
      '每分钟最多检查几个指向其他网站的链接；0 表示不检查。默认不检查，因为检查要从服务器访问外部网站，学校可能不允许。只访问公网地址，一次一个，遵守对方的 robots.txt。',
  }),
  LOG_LEVEL: Type.Unsafe<'debug' | 'info' | 'warn' | 'error' | 'silent'>({
    type: 'string',
    enum: ['debug', 'info', 'warn', 'error', 'silent'],
    default: 'info',
    description: '日志级别：debug、info、warn、error、silent。',
  }),
  SAMPLE: Type.Unsafe<'auto' | 'never'>({
    type: 'string',
    enum: ['auto', 'never'],
    default: 'auto',
    description: '数据库为空时：auto 载入示例学校，never 保持空库。',
  }),
} as const
const Settings = Type.Object(Setting)

/** The checked configuration. Every key is an environment variable; `docs/configuration.md` is made from this schema. */
export type Config = Static<typeof Settings> & { readonly projectRoot: string }

/** Name, default and meaning of each setting, for the documentation. */
export const SETTINGS_DOCUMENTED = Object.entries(Setting).map(([name, schema]) => {
  const { default: value, description } = schema as unknown as { default: unknown; description: string }
  return { name, default: String(value), meaning: description }
})

function withFiles(env: NodeJS.ProcessEnv): Record<string, string> {
  const values: Record<string, string> = {}
  for (const name of Object.keys(Setting)) {
    const direct = env[name]
    const file = name.endsWith('_FILE') ? undefined : env[`${name}_FILE`]
    if (direct !== undefined && direct !== '') values[name] = direct
    else if (file !== undefined && file !== '') values[name] = readFileSync(file, 'utf8').trim()
  }
  return values
}

/** An address as it may be told: the password in it stays out of what is printed. */
function withoutPassword(value: string): string {
  return value.replace(/\/\/.*@/s, '//…@')
}

function isReadableUrl(text: string): boolean {
  try {
    const { username, password } = new URL(text)
    return decodeURIComponent(username + password) !== '\0'
  } catch {
    return false
  }
}

function mailFaults({ SMTP_URL: url, MAIL_FROM: from }: Record<string, unknown>): string[] {
  if ((url === '') !== (from === '')) return ['SMTP_URL 和 MAIL_FROM 要一起设置。']
  if (url === '' || isReadableUrl(String(url))) return []
  return ['SMTP_URL 无法识别：账号、口令中的特殊字符须按网址规则编码（如 @ 写作 %40）。']
}

function campusFaults(settings: Record<string, unknown>): string[] {
  const isSet = (name: string): boolean => settings[name] !== ''
  return [
    ...(isSet('OIDC_ISSUER') === isSet('OIDC_CLIENT_ID') ? [] : ['OIDC_ISSUER 和 OIDC_CLIENT_ID 要一起设置。']),
    ...(isSet('OIDC_ISSUER') && isSet('CAS_URL') ? ['OIDC_ISSUER 和 CAS_URL 只能设置一个。'] : []),
    ...((isSet('OIDC_ISSUER') || isSet('CAS_URL')) && !isSet('PUBLIC_URL')
      ? ['统一身份认证要知道本系统的网址：请设置 PUBLIC_URL。']
      : []),
  ]
}

/** Reads and checks the environment (a secret may also come from the file named by `NAME_FILE`). Throws one Error that lists every fault. */
export function readConfig(env: NodeJS.ProcessEnv, projectRoot: string): Config {
  const candidate = Value.Convert(Settings, Value.Default(Settings, withFiles(env))) as Record<string, unknown>
  const faults = [...Value.Errors(Settings, candidate)].map((fault) => {
    const name = fault.instancePath.slice(1).split('/')[0] ?? ''
    const meaning = SETTINGS_DOCUMENTED.find((setting) => setting.name === name)?.meaning ?? ''
    return `${name}=${withoutPassword(String(candidate[name]))}：${meaning}`
  })
  if (candidate['DATABASE_OWNER_URL'] !== '' && candidate['DATABASE_URL'] === '')
    faults.push('DATABASE_OWNER_URL 要与 DATABASE_URL 一起设置。')
  faults.push(...mailFaults(candidate), ...campusFaults(candidate))
  if (faults.length > 0)
    throw new Error(`配置有误，没有启动：\n${[...new Set(faults)].map((fault) => `  - ${fault}`).join('\n')}`)
  const config = candidate as Static<typeof Settings>
  const dataDir = config.DATA_DIR === '' ? defaultDataDir(projectRoot) : resolve(config.DATA_DIR)
  return { ...config, DATA_DIR: dataDir, projectRoot }
}

/** How the first process tells a worker where the database is; never set by hand. */
export const CONNECTION_VARIABLE = 'MINGTANG_CONNECTION'

/** Where the uploaded files lie. */
export function filesFolder(config: Config): string {
  return join(config.DATA_DIR, 'files')
}
