/** Whether this is the demo clinic: the server writes it into the page. */
export const isDemo = document.querySelector<HTMLMetaElement>('meta[name="careslot-demo"]')?.content === 'yes';
