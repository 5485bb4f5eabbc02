import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes } from 'react';

type Native<Props> = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props | 'href'>;

/** A link in a text, to a page of the portal: `to`, `params` and `search` are checked by the router's types. */
export const TextLink = createLink(
  forwardRef<HTMLAnchorElement, AnchorProps & Native<AnchorProps>>((props, ref) => <Anchor ref={ref} {...props} />),
);

/** A link that looks like a button. */
export const ButtonLink = createLink(
  forwardRef<HTMLAnchorElement, ButtonProps & Native<ButtonProps>>((props, ref) => (
    <Button component="a" ref={ref} {...props} />
  )),
);
