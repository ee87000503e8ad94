"""Shops and companies: by trade and legal form, by what stands on a sign, by what the sentence tells of them."""
