"""What the theme's templates call: interface strings, dates in words, asset addresses."""
