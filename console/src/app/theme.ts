import type { ThemeConfig } from 'antd'
import './contrast.css'

/** The tokens of the portal for Ant Design; every pair of text and ground has a contrast of at least 4.5. */
export const theme: ThemeConfig = {
  token: {
    // Who asks the system for less motion gets none.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#0b5d66',
    colorLink: '#0b5d66',
    // What antd derives from dark colours is too grey to read on.
    colorPrimaryBg: '#e3eff0',
    controlItemBgActive: '#e3eff0',
    controlItemBgActiveHover: '#d5e6e8',
    colorInfo: '#0b5d66',
    colorInfoBg: '#e9f2f3',
    colorInfoBorder: '#a9c9cc',
    colorSuccessBg: '#e7f3ec',
    colorSuccessBorder: '#a9cfb8',
    colorWarningBg: '#fdf4e0',
    colorWarningBorder: '#e5c98a',
    colorErrorBg: '#fbeeec',
    colorErrorBorder: '#e3aca5',
    colorText: '#16262a',
    colorTextSecondary: '#45585d',
    colorTextTertiary: '#55676c',
    colorTextPlaceholder: '#5f7176',
    colorTextDisabled: '#55676c',
    colorSuccess: '#1d6b3c',
    colorWarning: '#8a5a00',
    colorError: '#a3281c',
    colorBorder: '#b4c1c3',
    borderRadius: 4,
    fontFamily: "'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif",
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
  components: {
    Table: { headerBg: '#f6f8f8', cellPaddingBlock: 10 },
    Menu: { itemHeight: 38, itemSelectedBg: '#e8f1f1', itemSelectedColor: '#07434a' },
  },
}
