import type { Outlet } from './features/notices/index.ts'
import type { Config } from './platform/config.ts'
import { smsCourier } from './platform/mail/sms-courier.ts'
import { addressOf, smtpCourier } from './platform/mail/smtp-courier.ts'
import { wecomCourier } from './platform/mail/wecom-courier.ts'

/** Which ways out the settings have opened. */
export function channelsSetUp({ SMTP_URL, SMS_URL, WECOM_CORP_ID }: Config): {
  email: boolean
  sms: boolean
  wecom: boolean
} {
  return { email: SMTP_URL !== '', sms: SMS_URL !== '', wecom: WECOM_CORP_ID !== '' }
}

function emailOutlet({ SMTP_URL, MAIL_FROM }: Config): Outlet {
  const domain = addressOf(MAIL_FROM).replace(/^.*@/, '')
  return { channel: 'email', domain, courier: smtpCourier({ url: SMTP_URL, from: MAIL_FROM }) }
}

function smsOutlet({ SMS_URL, SMS_TOKEN }: Config): Outlet {
  return { channel: 'sms', domain: 'sms', courier: smsCourier({ url: SMS_URL, token: SMS_TOKEN }) }
}

function wecomOutlet({ WECOM_URL, WECOM_CORP_ID, WECOM_AGENT_ID, WECOM_SECRET }: Config): Outlet {
  const access = { url: WECOM_URL, corpId: WECOM_CORP_ID, agentId: WECOM_AGENT_ID, secret: WECOM_SECRET }
  return { channel: 'wecom', domain: 'wecom', courier: wecomCourier(access) }
}

/** The ways out that the settings have opened. Without one, notices of its kind wait. */
export function outletsOf(config: Config): Outlet[] {
  const { email, sms, wecom } = channelsSetUp(config)
  return [
    ...(email ? [emailOutlet(config)] : []),
    ...(sms ? [smsOutlet(config)] : []),
    ...(wecom ? [wecomOutlet(config)] : []),
  ]
}
