type Sign = readonly [sign: RegExp, name: string]

// The first that fits counts: most browsers also claim to be Chrome and Safari.
const BROWSERS: readonly Sign[] = [
  [/MicroMessenger/, '微信'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/360SE|360EE|QIHU/, '360 浏览器'],
  [/Edg/, 'Edge 浏览器'],
  [/Firefox/, 'Firefox 浏览器'],
  [/Chrome|Chromium/, 'Chrome 浏览器'],
  [/Safari/, 'Safari 浏览器'],
]
const SYSTEMS: readonly Sign[] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Android/, '安卓手机'],
  [/iPhone|iPad/, '苹果手机或平板'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS/, '苹果电脑'],
  [/UOS|Kylin|Linux/, 'Linux 电脑（含统信、麒麟）'],
]

function nameIn(signs: readonly Sign[], userAgent: string): string | undefined {
  return signs.find(([sign]) => sign.test(userAgent))?.[1]
}

/** A browser's long name in words: which browser, on what. */
export function deviceText(userAgent: string): string {
  const browser = nameIn(BROWSERS, userAgent)
  const system = nameIn(SYSTEMS, userAgent)
  if (browser === undefined && system === undefined) return '未知的程序'
  return [system, browser].filter((name) => name !== undefined).join(' · ')
}
