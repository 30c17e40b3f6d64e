"""Forms of organisation side by side in a peaceful country: where do officers drift from members?"""
