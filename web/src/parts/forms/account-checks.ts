import i18next from 'i18next';

// Shapes only, so that a typing error is seen before it is sent. The rules are the server's.
const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const filled = (value: string) => (value.trim() === '' ? i18next.t('required') : null);
export const email = (value: string) => (emailShape.test(value.trim()) ? null : i18next.t('account:invalidEmail'));
export const longEnough = (value: string) => (value.length < 10 ? i18next.t('account:shortPassword') : null);
